/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * plural: which form of a word goes with a number.
 *
 * A rule is what CLDR publishes for a language (UTS #35, Language Plural
 * Rules), its forms in a line and without samples:
 *
 *     one: i = 1 and v = 0; few: n = 0 or n % 100 = 2..19; other
 *
 * Numbers are whole: of the operands, n and i are the number, and those that
 * tell of a fraction or of an exponent (v, w, f, t, c, e) are 0.
 */
#ifndef PLURAL_H
#define PLURAL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * The name of the form for a number, n bytes of the rule itself: the first
 * whose condition holds. "other" where none does, or the rule is none.
 */
const char *plural_form(const char *rule, uint64_t number, size_t *n);

/* Whether it is a rule: so far all of what it says can be read. */
bool plural_is_rule(const char *rule);

#endif
