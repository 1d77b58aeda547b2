/* SPDX-License-Identifier: EUPL-1.2 */
#include "unit.h"

#include "log.h"

#include <fcntl.h>

/*
 * What the last act wrote to stderr, a packet for each write(2): a pipe in
 * packet mode keeps them apart.
 */
static char packets[4][4096];
static size_t n_packets, lengths[4];

static void
watch(void (*act)(void))
{
	int ends[2], saved = dup(STDERR_FILENO);
	ssize_t n;

	assert_int_equal(pipe2(ends, O_DIRECT), 0);
	dup2(ends[1], STDERR_FILENO);
	close(ends[1]);
	act();
	dup2(saved, STDERR_FILENO);
	close(saved);
	for (n_packets = 0; n_packets < COUNT(packets) &&
	     (n = read(ends[0], packets[n_packets], 4095)) > 0;
	     n_packets++) {
		packets[n_packets][n] = '\0';
		lengths[n_packets] = (size_t)n;
	}
	close(ends[0]);
}

static void
assert_one_line(void)
{
	assert_int_equal(n_packets, 1);
	assert_true(lengths[0] <= 1000);
	assert_int_equal(strlen(packets[0]), lengths[0]);
	assert_ptr_equal(strchr(packets[0], '\n'), packets[0] + lengths[0] - 1);
}

static void
say_plain(void)
{
	log_open("news");
	log_request("0123abc");
	log_line("%d bottles of %s", 99, "боза");
}

TEST(a_line_names_program_process_and_request)
{
	char expected[100];

	watch(say_plain);
	assert_one_line();
	snprintf(expected, sizeof(expected),
	    "news[%d] 0123abc: 99 bottles of боза\n", (int)getpid());
	assert_string_equal(packets[0], expected);
}

static void
say_outside(void)
{
	log_request("0123abc");
	log_request(NULL);
	log_line("ready");
}

TEST(without_a_request_a_hyphen_stands_for_it)
{
	watch(say_outside);
	assert_one_line();
	unit_holds(packets[0], "] -: ready\n");
}

static void
say_forged(void)
{
	log_line("%s", "x\nnews[1] -: 200 GET /\r\nmore\x1b[31m\x01\x7f\ty");
}

TEST(control_characters_cannot_forge_a_line)
{
	watch(say_forged);
	assert_one_line();
	unit_holds(packets[0], ": x?news[1] -: 200 GET /??more?[31m???y\n");
}

/* In UTF-8: CSI, NEL and OSC; what turns a line; what is not seen. */
static void
say_unseen(void)
{
	log_line("%s",
	    "550 \xc2\x9b"
	    "31m \xc2\x85\xc2\x9d \xe2\x80\xae"
	    "бг \xef\xbb\xbf \xf3\xa0\x81\x81 – „да“ \x9b\xc2");
}

TEST(what_acts_where_it_is_shown_is_not_obeyed)
{
	watch(say_unseen);
	assert_one_line();
	unit_holds(packets[0], ": 550 ?31m ?? ?бг ? ? – „да“ ??\n");
}

static void
say_every_byte(void)
{
	char text[256];
	int i;

	for (i = 1; i < 256; i++)
		text[i - 1] = (char)i;
	text[255] = '\0';
	log_line("%s", text);
}

TEST(no_byte_but_the_last_is_a_control_character)
{
	size_t i;

	watch(say_every_byte);
	assert_one_line();
	for (i = 0; i + 1 < lengths[0]; i++) {
		assert_true((unsigned char)packets[0][i] >= ' ');
		assert_int_not_equal(packets[0][i], 0x7f);
	}
}

static void
say_libpq(void)
{
	log_line("%s", "FATAL: gone\n\n");
}

TEST(a_message_that_ends_in_line_ends_is_one_line)
{
	watch(say_libpq);
	assert_one_line();
	unit_holds(packets[0], ": FATAL: gone\n");
}

static void
say_long(void)
{
	log_line("%0*d", 100000, 7);
}

TEST(a_long_line_is_cut_at_1000_bytes)
{
	watch(say_long);
	assert_one_line();
	assert_int_equal(lengths[0], 1000);
}

static void
say_with_a_long_request(void)
{
	static char id[3000];

	memset(id, 'i', sizeof(id) - 1);
	log_request(id);
	log_line("%s", "lost");
	log_request(NULL);
}

TEST(a_long_request_is_cut_too)
{
	watch(say_with_a_long_request);
	assert_one_line();
	assert_int_equal(lengths[0], 1000);
}

static void
say_nothing(void)
{
	log_line("%s", "");
}

TEST(an_empty_event_is_a_line)
{
	watch(say_nothing);
	assert_one_line();
}

static void
close_stderr(void *unused)
{
	(void)unused;
	close(STDERR_FILENO);
	log_line("nobody hears");
}

TEST(without_a_reader_nothing_happens)
{
	struct ended ended = unit_run_apart(close_stderr, NULL);

	assert_int_equal(ended.status, 0);
}
