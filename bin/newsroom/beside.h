/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * beside: what stands beside this program, as it was built and as it is
 * installed.
 */
#ifndef BESIDE_H
#define BESIDE_H

#include <limits.h>
#include <stdbool.h>

/* The path of what has this name there; false where /proc does not say. */
bool beside_path(char path[PATH_MAX], const char *name);

#endif
