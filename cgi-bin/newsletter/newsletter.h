/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * newsletter: the only program of the public site that writes.
 *
 * What it answers never depends on who is subscribed.
 */
#ifndef NEWSLETTER_H
#define NEWSLETTER_H

#include "response.h"

/* GET and POST of /{lang}/newsletter/. */
int ask_show(struct request *request);
int ask(struct request *request);

/* GET of /{lang}/newsletter/sent/. */
int sent_show(struct request *request);

#endif
