/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * ghost_member: a member of a Ghost site, who may become a subscriber: only
 * where Ghost says that he is subscribed and asked for it himself, and the
 * mapping file says to which words he agreed.
 *
 *     members/words: I want your news by mail.
 *     members/language: bg        or else the site's
 *     members/frequency: weekly   or each
 *     members/privacy-page: 2     the edition that stood there then
 */
#ifndef GHOST_MEMBER_H
#define GHOST_MEMBER_H

#include "ghost_post.h"

/* Put in a row of members, which stands on a line of the file. */
void ghost_member_take(struct ghost *ghost, const json_t *row, int64_t line);

/*
 * Put in all members of Ghost's CSV (Members, Export). False after
 * import_fail.
 */
bool ghost_member_read(struct ghost *ghost, const char *path);

#endif
