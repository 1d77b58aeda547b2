/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * origin: whether a form was sent by a page of this site.
 *
 * A page elsewhere can have a reader's browser send our forms without his
 * knowing. The browser says where a form comes from, and is believed.
 */
#ifndef ORIGIN_H
#define ORIGIN_H

#include "request.h"

/*
 * Whether the browser says that another site has sent the request: by
 * Sec-Fetch-Site, or by an Origin (RFC 6454, 7) whose host is neither the
 * one that was asked nor the site's own. What says nothing (no browser), or
 * "null" (our pages that hide where they are), is not foreign.
 */
bool origin_is_foreign(const struct request *request);

#endif
