/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * foreign_time: the dates that other systems' items have.
 */
#ifndef FOREIGN_TIME_H
#define FOREIGN_TIME_H

#include "arena.h"

/*
 * "2020-09-04 10:00:00+03:00", with as much behind the day as was given, of
 * 2020-9-4 10:00:00.000000000 +0300, 4 Sep 2020, September 4, 2020 and the
 * like; a text of another form as it is.
 */
const char *foreign_time(struct arena *arena, const char *text);

#endif
