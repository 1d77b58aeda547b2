/* SPDX-License-Identifier: EUPL-1.2 */
/*
 * newsroom: what editors and operators do from a shell.
 *
 * One file is one verb. A verb takes what stands after its name and returns
 * the exit status: 0 done, 1 refused with the reason, 2 wrong usage.
 */
#ifndef NEWSROOM_H
#define NEWSROOM_H

#include "config.h"

enum { EXIT_DONE = 0, EXIT_REFUSED = 1, EXIT_USAGE = 2 };

/* newsroom import folder DIR|wordpress FILE|ghost FILE|markdown DIR */
int verb_import(const struct config *config, int argc, char **argv);

/* newsroom export DIR [--json] */
int verb_export(const struct config *config, int argc, char **argv);

/* newsroom article new|import|edit|check|preview|list|show|history|diff|… */
int verb_article(const struct config *config, int argc, char **argv);

/* newsroom project|partner|page list|show|import|edit|history|diff|… */
int verb_project(const struct config *config, int argc, char **argv);
int verb_partner(const struct config *config, int argc, char **argv);
int verb_page(const struct config *config, int argc, char **argv);

/* newsroom media add|list|show|alt|history|cards|sweep */
int verb_media(const struct config *config, int argc, char **argv);

/* newsroom edition compose|list|show|preview|test|send|status|cancel … */
int verb_edition(const struct config *config, int argc, char **argv);

/* newsroom subscriber show|export|erase|suppress|import|stats … */
int verb_subscriber(const struct config *config, int argc, char **argv);

/* newsroom status [--json]: 0 well, 1 to be looked at, 2 broken */
int verb_status(const struct config *config, int argc, char **argv);

/* newsroom slug TEXT, newsroom translit TEXT */
int verb_slug(const struct config *config, int argc, char **argv);
int verb_translit(const struct config *config, int argc, char **argv);

/* newsroom clean < in > out */
int verb_clean(const struct config *config, int argc, char **argv);

#endif
