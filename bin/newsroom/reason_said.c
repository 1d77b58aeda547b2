/* SPDX-License-Identifier: EUPL-1.2 */
/* Reasons that come from elsewhere as finished sentences. */
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "reason.h"

#include "json.h"
#include "speak.h"

/* What varies in a sentence, and no sentence has more of it. */
struct part {
	const char *at;
	size_t n;
};
enum { PARTS = 6 };

/*
 * What the database, the decoder and libyaml say, with %s for what varies. Of
 * two that a reason fits, the one that says more stands first.
 */
static const char *const sentences[] = {
	/* How an edition lives. */
	N_("%s has been public since %s already: import or edit changes its "
	   "words"),
	N_("%s has been public since %s: what was seen can only be withdrawn"),
	N_("%s has been public since %s: everybody can read it at %s"),
	N_("%s was withdrawn on %s already"),
	N_("%s was withdrawn on %s: only publish brings it back, at its old "
	   "time"),
	N_("%s was withdrawn on %s: there is nothing to show ahead; article "
	   "show prints its text"),
	N_("%s cannot wait for %s, a time that is over: publish makes it "
	   "public now"),
	N_("%s is a draft already, and waits for no time"),
	N_("%s is a draft: nobody can have seen it, and there is nothing to "
	   "withdraw"),
	N_("%s is %s for %s: nobody can have seen it; hold makes it a draft "
	   "again"),
	N_("%s is under embargo until %s: %s --break-embargo --because WHY "
	   "comes before that"),
	N_("%s comes before no embargo so: leave out --break-embargo"),
	N_("who breaks an embargo says why"),
	N_("its `published` is before the embargo of %s ends, %s: article "
	   "schedule --break-embargo comes before that"),
	N_("%s is so already: a reason is kept of what is done"),
	N_("a preview cannot end at a time that is over"),
	N_("edition %s (%s) cannot be public: its project %s is paid by the EU "
	   "and has no programme, grant number or acknowledgement"),
	N_("edition %s (%s) cannot be public: its picture %s has no "
	   "alternative text in that language"),
	N_("the time is missing"),
	N_("%s is no time: the clocks go forward over it"),
	N_("%s comes twice, since the clocks go back: say which by an offset, "
	   "+03:00 or +02:00"),
	N_("%s is no time"),
	/* What it is called, and its revisions. */
	N_("%s is in several languages: say which by --language"),
	N_("there is no edition %s in %s"),
	N_("there is no edition %s"),
	N_("%s has no revision %s"),
	N_("%s has the words of revision %s already"),
	N_("revision %s of %s has HTML that may not be shown any more: take "
	   "its file by article show --revision %s, and import that"),
	N_("%s was changed by %s: revision %s stands now, and the file does "
	   "not say where it began"),
	N_("%s was changed by %s: revision %s stands now, and the file began "
	   "from %s"),
	N_("%s stands already: revision %s stands now, and the file began "
	   "from %s"),
	N_("%s was changed by somebody else meanwhile"),
	N_("no project is called %s yet, and the file began from %s: leave out "
	   "its `revision` where it is a new one"),
	N_("no partner is called %s yet, and the file began from %s: leave out "
	   "its `revision` where it is a new one"),
	N_("no page is called %s yet, and the file began from %s: leave out "
	   "its `revision` where it is a new one"),
	N_("it was changed here since (%s), and in the old site too: --force "
	   "takes that"),
	N_("it is called as one of another site, %s: --site %s where that is "
	   "this one, else --force"),
	N_("%s/%s stands already, and the file is of a new text: write another "
	   "slug, or `revision: %s` to change the one that stands"),
	N_("its `published` is empty, and %s has been public since %s: what "
	   "was seen can only be withdrawn"),
	N_("its `published` is to come, and %s has been public since %s: what "
	   "was seen can only be withdrawn"),
	/* What a file says. */
	N_("another article stands at /%s/news/%s/: write another slug"),
	N_("another article stands at /%s/news/%s/"),
	N_("the address %s leads to something else"),
	N_("the address %s leads to %s for ever: write another slug"),
	N_("nothing stands at %s"),
	N_("cannot be led here: %s"),
	N_("unknown: %s"),
	N_("there is no language %s"),
	N_("there is no programme %s"),
	N_("there is no project %s"),
	N_("there is no partner %s"),
	N_("there is no page %s in %s"),
	N_("a project or a partner is named twice"),
	N_("%s is in the same language: no text is a translation of itself"),
	N_("%s is no number of a press release, such as 31/2020"),
	N_("the article has been public as %s, and keeps this number"),
	N_("the number %s is of another year than its publication"),
	N_("the number %s was given before, and is never used again"),
	N_("the number %s is set aside by an import that runs: it is free if "
	   "that fails"),
	N_("its `%s` is missing"),
	N_("%s is no number"),
	N_("%s is no true or false"),
	N_("%s is no day, as 2020-09-28"),
	/* What became of a file. */
	N_("updated"),
	N_("same"),
	/* The newsletter and its readers. */
	N_("%s articles are too many for one issue: choose a shorter time"),
	N_("there is no kind %s"),
	N_("there is no day %s in a week"),
	N_("there is no such time: %s"),
	N_("what becomes public later has no words yet"),
	N_("the time ends before it begins"),
	N_("%s is not public any more: cancel edition %s and compose it anew"),
	N_("edition %s cannot be sent: it is sending"),
	N_("edition %s cannot be sent: it is sent"),
	N_("edition %s cannot be sent: it is cancelled"),
	N_("edition %s cannot be sent: it is %s"),
	N_("edition %s cannot be cancelled: it is sent"),
	N_("edition %s cannot be cancelled: it is cancelled"),
	N_("edition %s cannot be cancelled: it is %s"),
	N_("edition %s is cancelled"),
	N_("edition %s is not in %s"),
	N_("this address must not be written to"),
	N_("the address must not be written to"),
	N_("consented_at is no time"),
	N_("consented_at is in the future"),
	N_("no consent_words"),
	N_("frequency is neither each nor weekly"),
	N_("there is no such language"),
	N_("left before"),
	/* The database itself. */
	N_("an import or an editor has it in hand at this moment"),
	N_("this program is of another release than its database"),
	/* Pictures and documents. */
	N_("there is no picture %s"),
	N_("several files are called %s: say which by its hash"),
	N_("%s by %s pixels: over 16,000 on a side or 100 million in all"),
	N_("not what it begins as"),
	N_("turned by its EXIF, and over 36 million pixels: turn the picture "
	   "itself, or make it a JPEG"),
	N_("encrypted"),
	N_("broken: it does not end as a PDF does"),
	N_("broken: no reader can be sure of it"),
	N_("broken: it has no page"),
	N_("broken: it cannot be read"),
	N_("broken: %s"),
	N_("holds a program"),
	N_("holds a form with a program of its own"),
	N_("holds a film or a program"),
	N_("holds another file"),
	N_("opens another file"),
	N_("starts a program"),
	N_("takes in data"),
	N_("sends what is typed in it"),
	/* libyaml, of what is met most often. */
	N_("mapping values are not allowed in this context"),
	N_("did not find expected key"),
	N_("did not find expected ',' or ']'"),
	N_("did not find expected <document start>"),
	N_("did not find expected '-' indicator"),
	N_("could not find expected ':'"),
	N_("found unexpected end of stream"),
	N_("found character that cannot start any token"),
	N_("found a tab character that violates indentation"),
	N_("block sequence entries are not allowed in this context"),
	N_("found unknown escape character"),
	N_("control characters are not allowed"),
	/* jansson. */
	N_("string or '}' expected"),
	N_("'}' expected"),
	N_("']' expected"),
	N_("':' expected"),
	N_("unexpected token"),
	N_("invalid token"),
	N_("unexpected newline"),
	N_("invalid escape"),
	N_("duplicate object key"),
	N_("premature end of input"),
	N_("unable to decode byte %s"),
	N_("control character %s"),
	/* libxml2. */
	N_("Opening and ending tag mismatch: %s line %s and %s"),
	N_("Premature end of data in tag %s line %s"),
	N_("Extra content at the end of the document"),
	N_("Start tag expected, '<' not found"),
	N_("Document is empty"),
	N_("CData section not finished"),
	N_("Input is not proper UTF-8, indicate encoding !"),
	N_("xmlParseEntityRef: no name"),
	N_("EntityRef: expecting ';'"),
	N_("Entity '%s' not defined"),
};

/* Whether a text is what a format makes, and of which parts. */
static bool
fits(const char *format, const char *text, struct part *parts)
{
	size_t n = 0;

	while (*format != '\0' && strncmp(format, "%s", 2) != 0)
		if (*format++ != *text++)
			return false;
	if (*format == '\0')
		return *text == '\0';
	do {
		*parts = (struct part){ text, n };
		if (fits(format + 2, text + n, parts + 1))
			return true;
	} while (text[n++] != '\0');
	return false;
}

/* A translated format with the parts in it: %s the next, %2$s the second. */
static const char *
put(struct arena *arena, const char *format, const struct part *parts)
{
	struct json *text = json_new(arena);
	const struct part *part = parts;
	const char *at;

	for (at = format; *at != '\0'; at++)
		if (strncmp(at, "%s", 2) == 0) {
			fwrite(part->at, 1, part->n, text->to);
			part++;
			at++;
		} else if (at[0] == '%' && strncmp(at + 2, "$s", 2) == 0) {
			fwrite(parts[at[1] - '1'].at, 1, parts[at[1] - '1'].n,
			    text->to);
			at += 3;
		} else
			putc(*at, text->to);
	return json_end(text);
}

const char *
reason_said_by(struct arena *arena, const char *const *known, size_t n,
    const char *reason)
{
	const char *said = *reason == '\0' ? reason : gettext(reason);
	struct part parts[PARTS + 1];
	size_t i;

	if (said != reason)
		return said;
	for (i = 0; i < n; i++) {
		said = gettext(known[i]);
		if (said != known[i] && fits(known[i], reason, parts))
			return put(arena, said, parts);
	}
	return reason;
}

const char *
reason_said(struct arena *arena, const char *reason)
{
	return reason_said_by(arena, sentences,
	    sizeof(sentences) / sizeof(sentences[0]), reason);
}
