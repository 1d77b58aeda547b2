/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * sign: characters that do something where they are shown.
 *
 * A terminal obeys control characters; others turn the direction of a line or
 * are not seen at all. Whoever shows what others wrote shows something else
 * in their place.
 */
#ifndef SIGN_H
#define SIGN_H

#include <stdbool.h>
#include <stdint.h>

/* Whether a character is one of them: of Unicode, by its number. */
bool sign_acts(uint32_t sign);

#endif
