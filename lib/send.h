/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * send: the bytes of an answer on their way, by FastCGI or to a shell.
 */
#ifndef SEND_H
#define SEND_H

#include "request.h"

/*
 * Send the answer, once and whole: the lines of its head with the empty one
 * at their end, then n_body bytes. A reader who has gone is no error.
 */
void send_answer(const struct request *request, const char *head,
    const char *body, size_t n_body);

#endif
