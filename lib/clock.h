/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * clock: a time that only goes forward, whoever sets the machine's; and
 * the machine's.
 */
#ifndef CLOCK_H
#define CLOCK_H

#include <stdint.h>

/* Microseconds since some moment before the process began. */
int64_t clock_us(void);

/* The same in milliseconds. */
int64_t clock_ms(void);

/* Milliseconds since 1970 (UTC), by the clock that all programs share. */
int64_t clock_wall_ms(void);

#endif
