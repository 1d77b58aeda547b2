/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * stop: whether this process has been asked to end.
 *
 * SIGTERM and SIGINT interrupt nothing: they wait until they are looked for,
 * between two mails.
 */
#ifndef STOP_H
#define STOP_H

#include <stdbool.h>

/*
 * Keep the two signals waiting from now on, here and in children; returns the
 * descriptor that shows them.
 */
int stop_open(void);

/* Wait so many milliseconds, or until asked to end: then true at once. */
bool stop_wait(int stop, int ms);

/* Whether this process has been asked to end, where no descriptor is. */
bool stop_is_asked(void);

#endif
