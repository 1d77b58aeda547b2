/* SPDX-License-Identifier: EUPL-1.2 */
#include "keyed_hash.h"

#include <err.h>
#include <string.h>

#include "speak.h"

struct hash_key
keyed_hash_key(void)
{
	struct hash_key key;

	if (sodium_init() < 0)
		errx(1, _("libsodium does not start"));
	crypto_shorthash_keygen(key.octets);
	return key;
}

uint64_t
keyed_hash(const struct hash_key *key, const char *text)
{
	unsigned char octets[crypto_shorthash_BYTES];
	uint64_t hash;

	crypto_shorthash(octets, (const unsigned char *)text, strlen(text),
	    key->octets);
	memcpy(&hash, octets, sizeof(hash));
	return hash;
}
