/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * returned: what came back, read and counted (mailer --bounces).
 */
#ifndef RETURNED_H
#define RETURNED_H

/*
 * The options and paths after --bounces. What came back for a mail of ours is
 * told to the database, which suppresses the address or counts; a message
 * that is read again counts once. Returns the exit status of mailer.h, where
 * EXIT_AWAY is also a file that could not be read; with wrong options
 * EXIT_USAGE, after it was said which.
 */
int returned_run(int argc, char **argv);

#endif
