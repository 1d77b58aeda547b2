/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * worker: the life of a FastCGI program: accept, answer, log.
 *
 * One process answers one request at a time. With --workers N there are N of
 * them, minded by the one that was begun, which holds the listening socket:
 * one of them may end at any moment and nothing is lost.
 */
#ifndef WORKER_H
#define WORKER_H

#include "route.h"

/* A whole main(): returns its exit status. */
int worker_main(const struct program *program, int argc, char **argv);

#endif
