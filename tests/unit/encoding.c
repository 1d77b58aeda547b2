/* SPDX-License-Identifier: EUPL-1.2 */
/* A page made small, and whole again. */
#include "region.h"

#include <brotli/decode.h>
#include <zlib.h>

#include "encoding.h"

TEST(only_what_a_reader_may_take_is_an_encoding)
{
	assert_string_equal(encoding_find("br"), "br");
	assert_string_equal(encoding_find("gzip"), "gzip");
	assert_null(encoding_find(NULL));
	assert_null(encoding_find(""));
	assert_null(encoding_find("BR"));
	assert_null(encoding_find("deflate"));
	assert_null(encoding_find("gzip\r\nX: y"));
}

/* What a browser makes of it. */
static size_t
unpack(const char *encoding, const char *packed, size_t n, char *to, size_t max)
{
	z_stream stream = { 0 };

	if (strcmp(encoding, "br") == 0) {
		assert_int_equal(BrotliDecoderDecompress(n,
				     (const uint8_t *)packed, &max,
				     (uint8_t *)to),
		    BROTLI_DECODER_RESULT_SUCCESS);
		return max;
	}
	assert_int_equal(inflateInit2(&stream, 15 + 16), Z_OK);
	memcpy(&stream.next_in, &packed, sizeof(packed));
	stream.avail_in = (uInt)n;
	stream.next_out = (Bytef *)to;
	stream.avail_out = (uInt)max;
	assert_int_equal(inflate(&stream, Z_FINISH), Z_STREAM_END);
	assert_int_equal(stream.avail_in, 0);
	assert_int_equal(inflateEnd(&stream), Z_OK);
	return stream.total_out;
}

static void
assert_whole_again(const char *encoding, const char *bytes, size_t n)
{
	char *again = arena_alloc(arena, n + 1);
	size_t n_packed;
	const char *packed = encoding_pack(arena, encoding, bytes, n,
	    &n_packed);

	assert_non_null(packed);
	assert_int_equal(unpack(encoding, packed, n_packed, again, n + 1), n);
	assert_memory_equal(again, bytes, n);
	if (n > 1000)
		assert_true(n_packed < n);
}

TEST(what_is_packed_comes_out_as_it_went_in)
{
	static const size_t sizes[] = { 0, 1, 2, 100, 12000, 200000 };
	char *bytes = arena_alloc(arena, 200000);
	size_t i;

	for (i = 0; i < 200000; i++)
		bytes[i] = "<p>Новини</p>\n"[i * i % 19];
	for (i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		assert_whole_again("br", bytes, sizes[i]);
		assert_whole_again("gzip", bytes, sizes[i]);
	}
}

/* No page is like that, but nothing may be written beyond what was taken. */
TEST(what_cannot_be_made_smaller_comes_out_too)
{
	char *bytes = arena_alloc(arena, 70000);
	uint64_t seed = 1;
	size_t i, n;

	for (i = 0; i < 70000; i++) {
		seed = seed * 6364136223846793005u + 1442695040888963407u;
		bytes[i] = (char)(seed >> 56);
	}
	for (n = 0; n <= 70000; n = n * 3 + 1) {
		char *again = arena_alloc(arena, n + 1);
		size_t n_packed;
		const char *packed = encoding_pack(arena, "br", bytes, n,
		    &n_packed);

		assert_int_equal(unpack("br", packed, n_packed, again, n + 1),
		    n);
		packed = encoding_pack(arena, "gzip", bytes, n, &n_packed);
		assert_int_equal(unpack("gzip", packed, n_packed, again, n + 1),
		    n);
	}
}
