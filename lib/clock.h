/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * clock: a time that only goes forward, whoever sets the machine's.
 */
#ifndef CLOCK_H
#define CLOCK_H

#include <stdint.h>

/* Microseconds since some moment before the process began. */
int64_t clock_us(void);

/* The same in milliseconds. */
int64_t clock_ms(void);

#endif
