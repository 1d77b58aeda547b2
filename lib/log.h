/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * log: one line to stderr for one event, with the request's id.
 *
 * A line is `program[pid] id: what happened`. It never holds an address of
 * a person, a token or a form's content: that is the caller's promise.
 * Which program and which request this is are the module's only state.
 */
#ifndef LOG_H
#define LOG_H

/* Say who writes, once at start; the name is kept, not copied. */
void log_open(const char *program);

/* Say which request is being answered, until the next call; NULL: none. */
void log_request(const char *id);

/*
 * Write one line, in one write(2), of at most 1,000 bytes. What acts where it
 * is shown (sign_acts), and what is no UTF-8, becomes '?': so no text can forge
 * a line, and none moves the terminal of who reads it.
 */
void log_line(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
