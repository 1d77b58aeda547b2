/* SPDX-License-Identifier: EUPL-1.2 */
#include "encoding.h"

#include <brotli/encode.h>
#include <limits.h>
#include <string.h>
#include <zlib.h>

/*
 * What a page of 12 to 200 KB gains by: the next step makes it smaller by
 * one or two hundredths, in twice the time.
 */
enum { BROTLI_LEVEL = 5, BROTLI_WINDOW = 18, GZIP_LEVEL = 6 };

const char *
encoding_find(const char *name)
{
	static const char *const names[] = { "br", "gzip" };
	size_t i;

	for (i = 0; name != NULL && i < sizeof(names) / sizeof(names[0]); i++)
		if (strcmp(names[i], name) == 0)
			return names[i];
	return NULL;
}

static const char *
pack_brotli(struct arena *arena, const char *bytes, size_t n, size_t *n_packed)
{
	uint8_t *packed;

	*n_packed = BrotliEncoderMaxCompressedSize(n);
	packed = arena_alloc(arena, *n_packed);
	return BrotliEncoderCompress(BROTLI_LEVEL, BROTLI_WINDOW,
		   BROTLI_MODE_TEXT, n, (const uint8_t *)bytes, n_packed,
		   packed) ?
	    (const char *)packed :
	    NULL;
}

/* zlib's 15 bits of window, and 16 for gzip's head in place of its own. */
static const char *
pack_gzip(struct arena *arena, const char *bytes, size_t n, size_t *n_packed)
{
	z_stream stream = { 0 };
	Bytef *packed;
	int result;

	if (n > INT_MAX ||
	    deflateInit2(&stream, GZIP_LEVEL, Z_DEFLATED, 15 + 16, 8,
		Z_DEFAULT_STRATEGY) != Z_OK)
		return NULL;
	*n_packed = deflateBound(&stream, n);
	packed = arena_alloc(arena, *n_packed);
	/* zlib's pointer is for reading, and cannot say that it is const. */
	memcpy(&stream.next_in, &bytes, sizeof(bytes));
	stream.avail_in = (uInt)n;
	stream.next_out = packed;
	stream.avail_out = (uInt)*n_packed;
	result = deflate(&stream, Z_FINISH);
	*n_packed = stream.total_out;
	deflateEnd(&stream);
	return result == Z_STREAM_END ? (const char *)packed : NULL;
}

const char *
encoding_pack(struct arena *arena, const char *encoding, const char *bytes,
    size_t n, size_t *n_packed)
{
	return strcmp(encoding, "br") == 0 ?
	    pack_brotli(arena, bytes, n, n_packed) :
	    pack_gzip(arena, bytes, n, n_packed);
}
