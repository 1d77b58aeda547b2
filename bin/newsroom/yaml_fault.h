/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * yaml_fault: what libyaml's loader would take, and we do not.
 */
#ifndef YAML_FAULT_H
#define YAML_FAULT_H

#include <yaml.h>

/* libyaml's time grows with the square of the depth. */
enum { YAML_DEPTH = 32 };

/* A parser of the text (UTF-8), which the caller deletes. */
void yaml_open(yaml_parser_t *parser, const char *text);

/*
 * Why a text cannot be taken, and the line where that is: too many levels, a
 * second document, an octet 0 that an escape wrote. NULL where nothing is
 * found, or where it is no YAML, which the loader says.
 */
const char *yaml_fault(const char *text, int *line);

#endif
