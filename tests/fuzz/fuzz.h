/* SPDX-License-Identifier: EUPL-1.2 */
/* fuzz: what the targets share. Each is what libFuzzer calls. */
#ifndef FUZZ_H
#define FUZZ_H

#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A promise of a header: where it is not kept, the fuzzer has a crash. */
static inline void
must(int holds)
{
	if (!holds)
		abort();
}

#endif
