/* SPDX-License-Identifier: EUPL-1.2 */
#include "token.h"

#include <err.h>
#include <sodium.h>
#include <string.h>

enum { TOKEN_BYTES = TOKEN_LENGTH / 4 * 3 };

const char *
token_new(struct arena *arena)
{
	unsigned char bytes[TOKEN_BYTES];
	char *text = arena_alloc(arena, TOKEN_LENGTH + 1);

	if (sodium_init() < 0)
		errx(1, "libsodium does not start");
	/* Where a mail program makes links, a sign at the end is left out. */
	do {
		randombytes_buf(bytes, sizeof(bytes));
		sodium_bin2base64(text, TOKEN_LENGTH + 1, bytes, sizeof(bytes),
		    sodium_base64_VARIANT_URLSAFE_NO_PADDING);
	} while (strchr("-_", text[TOKEN_LENGTH - 1]) != NULL);
	return text;
}

const char *
token_hash(struct arena *arena, const char *text)
{
	unsigned char hash[crypto_generichash_BYTES];
	char hex[2 * sizeof(hash) + 1];

	if (text == NULL || strlen(text) != TOKEN_LENGTH ||
	    text[strspn(text, TOKEN_LETTERS)] != '\0')
		return NULL;
	crypto_generichash(hash, sizeof(hash), (const unsigned char *)text,
	    TOKEN_LENGTH, NULL, 0);
	sodium_bin2hex(hex, sizeof(hex), hash, sizeof(hash));
	return arena_printf(arena, "\\x%s", hex);
}
