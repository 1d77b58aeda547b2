/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * media_doing: what the actions of newsroom media share.
 */
#ifndef MEDIA_DOING_H
#define MEDIA_DOING_H

#include "config.h"
#include "languages.h"
#include "media_store.h"

/* What is done, by whom, and how it is told. */
struct doing {
	const struct config *config;
	struct db *db;
	struct arena *arena;
	struct media_store *store;
	const struct languages *languages;
	bool is_json, is_dry;
	const char *editor;
};

/* Say why not; returns EXIT_REFUSED. */
int media_refuse(const struct doing *doing, const char *what, const char *why);

/* Tell of the one that is called so: what it says, and what it said before.
   Each returns what the command does. */
int media_tell(struct doing *doing, const char *name);
int media_tell_history(struct doing *doing, const char *name);

#endif
