/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * document: whether a PDF may be offered to readers.
 */
#ifndef DOCUMENT_H
#define DOCUMENT_H

#include <stdbool.h>

#include "decoded.h"
#include "media_kind.h"

enum { DOCUMENT_WHY = DECODED_WHY_MAX };

/*
 * Have the decoder read a PDF (ISO 32000). False, with why,
 * for one that is broken or encrypted, has no page or something behind its
 * end, or in which anything that can be reached from its beginning is a
 * program, starts one, or is another file.
 */
bool document_check(struct media_bytes file, char why[DOCUMENT_WHY]);

#endif
