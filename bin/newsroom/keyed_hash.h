/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * keyed_hash: 64 bits of a text (SipHash), by a key that nobody can foresee,
 * so that no file can be written whose texts fall together. Among a million
 * texts two that are not the same have one hash once in 37 million runs.
 */
#ifndef KEYED_HASH_H
#define KEYED_HASH_H

#include <sodium.h>
#include <stdint.h>

struct hash_key {
	unsigned char octets[crypto_shorthash_KEYBYTES];
};

/* Another one each time. Without randomness the program ends. */
struct hash_key keyed_hash_key(void);

uint64_t keyed_hash(const struct hash_key *key, const char *text);

#endif
