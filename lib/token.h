/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * token: a secret that is mailed to one person, for one purpose.
 *
 * It is 192 random bits. The database keeps only its hash, so that who
 * reads the database cannot act for anybody.
 */
#ifndef TOKEN_H
#define TOKEN_H

#include "arena.h"

/* The length of a token's text, without its NUL, and what it is made of. */
enum { TOKEN_LENGTH = 32 };
#define TOKEN_LETTERS                                                          \
	"abcdefghijklmnopqrstuvwxyz"                                           \
	"ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_"

/*
 * A new token as 32 letters that need no escape in a link (RFC 4648, 5); the
 * last one is no hyphen and no underscore.
 */
const char *token_new(struct arena *arena);

/*
 * The hash of a token (BLAKE2b, 256 bits) as PostgreSQL reads a bytea:
 * "\x…". NULL where text is NULL or cannot be a token.
 */
const char *token_hash(struct arena *arena, const char *text);

#endif
