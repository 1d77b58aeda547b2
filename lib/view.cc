/* SPDX-License-Identifier: EUPL-1.2 */
#include <ctemplate/template.h>
#include <err.h>

#include <cstdlib>
#include <cstring>
#include <memory>
#include <string>
#include <vector>

extern "C" {
#include "view.h"

#include "fill.h"
#include "fold.h"
#include "log.h"
#include "text.h"
}

using ctemplate::StaticTemplateString;
using ctemplate::StaticTemplateStringInitializer;
using ctemplate::TemplateDictionaryInterface;
using ctemplate::TemplateString;

namespace {

bool
ends_with(const char *file, const char *end)
{
	size_t n = strlen(file), n_end = strlen(end);

	return n > n_end && strcmp(file + n - n_end, end) == 0;
}

/* Plain text, in which nothing is markup and each line counts. */
bool
is_text(const char *file)
{
	return ends_with(file, ".text.tpl");
}

/*
 * A template of one language under a name in ctemplate's own form, made once
 * and kept: a plain string it would hash and copy on every call.
 */
class Template {
public:
	Template(const char *lang, const std::string &file)
	    : lang_(lang), file_(file), text_(lang_ + "/" + file), name_{
		      { text_.data(), text_.size(), 0 }
	      }
	{
		StaticTemplateStringInitializer give_id(&name_);
	}
	Template(const Template &) = delete;
	TemplateString
	name() const
	{
		return TemplateString(name_);
	}
	ctemplate::Strip
	strip() const
	{
		return is_text(file_.c_str()) ? ctemplate::DO_NOT_STRIP :
						ctemplate::STRIP_WHITESPACE;
	}
	/* A page for machines is XML. */
	bool
	is_xml() const
	{
		return file_.rfind("feed", 0) == 0 ||
		    file_.rfind("sitemap", 0) == 0;
	}
	bool
	is(const char *lang, const char *file) const
	{
		return file_ == file && lang_ == lang;
	}

private:
	std::string lang_, file_, text_;
	StaticTemplateString name_;
};

} // namespace

struct views {
	const struct words *words;
	std::vector<std::unique_ptr<Template>> templates;
};

struct view {
	const Template *page;
	struct fill *fill;
	struct arena *arena;
};

namespace {

/* What ctemplate asks for values while it fills a template. */
class Dictionary final : public TemplateDictionaryInterface {
public:
	using TemplateDictionaryInterface::Iterator;

	explicit Dictionary(const struct view *view) : view_(view) {}
	void
	take_place_of(const Dictionary &other)
	{
		place_ = other.place_;
	}
	bool
	go_on(const TemplateString &section)
	{
		return fill_next(view_->fill, &place_, section.data(),
		    section.size());
	}
	TemplateString
	GetValue(const TemplateString &name) const override
	{
		return TemplateString(
		    fill_text(view_->fill, &place_, name.data(), name.size()));
	}
	bool
	IsUnhiddenSection(const TemplateString &name) const override
	{
		return fill_is_shown(view_->fill, &place_, name.data(),
		    name.size());
	}
	bool
	IsHiddenSection(const TemplateString &name) const override
	{
		return !IsUnhiddenSection(name);
	}
	Iterator *CreateSectionIterator(
	    const TemplateString &section) const override;

	/* Parts are folded in at start: no template includes another. */
	bool
	IsHiddenTemplate(const TemplateString &) const override
	{
		return true;
	}
	const char *
	GetIncludeTemplateName(const TemplateString &, int) const override
	{
		return nullptr;
	}
	Iterator *
	CreateTemplateIterator(const TemplateString &) const override
	{
		return nullptr;
	}
	void
	DumpToString(std::string *, int) const override
	{
	}

private:
	const struct view *view_;
	struct fill_place place_ = {};
};

/*
 * Walks the rows of a section. ctemplate deletes it; the arena keeps it. It
 * is one row ahead, since ctemplate asks whether there is another.
 */
class Walk final : public Dictionary::Iterator {
public:
	Walk(const struct view *view, const TemplateString &section)
	    : section_(section), row_(view), ahead_(view),
	      has_next_(ahead_.go_on(section))
	{
	}
	void *
	operator new(size_t size, struct arena *arena)
	{
		return arena_alloc(arena, size);
	}
	void
	operator delete(void *)
	{
	}
	void
	operator delete(void *, struct arena *)
	{
	}
	bool
	HasNext() const override
	{
		return has_next_;
	}
	const TemplateDictionaryInterface &
	Next() override
	{
		row_.take_place_of(ahead_);
		has_next_ = ahead_.go_on(section_);
		return row_;
	}

private:
	TemplateString section_;
	Dictionary row_, ahead_;
	bool has_next_;
};

Dictionary::Iterator *
Dictionary::CreateSectionIterator(const TemplateString &section) const
{
	return new (view_->arena) Walk(view_, section);
}

void
replace_all(std::string *html, const char *sign, const char *tag)
{
	for (size_t at = html->find(sign); at != std::string::npos;
	     at = html->find(sign, at))
		html->replace(at, strlen(sign), tag);
}

/*
 * {{NAME:x-mark}}: a text between tags, escaped; what stands between U+E000
 * and U+E001 in it is a <mark>.
 */
class Mark final : public ctemplate::TemplateModifier {
	void
	Modify(const char *text, size_t n, const ctemplate::PerExpandData *data,
	    ctemplate::ExpandEmitter *page, const std::string &) const override
	{
		std::string html;
		ctemplate::StringEmitter escaped(&html);

		ctemplate::html_escape.Modify(text, n, data, &escaped, "");
		replace_all(&html, "\xEE\x80\x80", "<mark>");
		replace_all(&html, "\xEE\x80\x81", "</mark>");
		page->Emit(html.data(), html.size());
	}
};

const Template *
find_page(const struct views *views, const char *lang, const char *file)
{
	for (const auto &page : views->templates)
		if (page->is(lang, file))
			return page.get();
	return nullptr;
}

void
load_template(struct views *views, const char *folder, const char *file)
{
	static const Mark mark;
	struct arena *arena = arena_new();
	const char *text = words_read_file(arena, folder, file);

	for (size_t i = 0; i < words_langs(views->words); i++) {
		const char *lang = words_lang(views->words, i);
		const char *folded = fold_template(views->words, arena, lang,
		    folder, text);
		auto page = std::make_unique<Template>(lang, file);

		/* Whoever has no use for it would lose it at the end. */
		if (strstr(folded, ":x-mark") != nullptr)
			ctemplate::AddXssSafeModifier("x-mark", &mark);
		if (!ctemplate::StringToTemplateCache(page->name(), folded,
			page->strip()))
			errx(1, "%s/%s: broken template", folder, file);
		views->templates.push_back(std::move(page));
	}
	arena_free(arena);
}

/* A page must escape itself; a part, put into one, cannot; a text must not. */
void
check_escaping(const char *folder, const char *file)
{
	static const char mark[] = "{{%AUTOESCAPE";
	struct arena *arena = arena_new();
	const char *text = words_read_file(arena, folder, file);

	if (is_text(file) && strstr(text, mark) != nullptr)
		errx(1, "%s/%s: is text and has %s", folder, file, mark);
	if (!is_text(file) && strncmp(text, mark, sizeof(mark) - 1) != 0)
		errx(1, "%s/%s: does not begin with %s", folder, file, mark);
	arena_free(arena);
}

void
free_page(void *page)
{
	delete static_cast<std::string *>(page);
}

/* The template filled in; NULL when that cannot be, or is nothing. */
const char *
expand(struct view *view, ctemplate::Strip strip, size_t *n)
{
	std::string *page = new std::string;
	Dictionary dictionary(view);

	if (view->page->strip() != strip)
		errx(1, "view: plain text and a page are not the same");
	arena_defer(view->arena, free_page, page);
	page->reserve(32 * 1024);
	if (!ctemplate::ExpandTemplate(view->page->name(), strip, &dictionary,
		page) ||
	    page->empty()) {
		log_line("view: the template could not be filled");
		return nullptr;
	}
	if (view->page->is_xml())
		text_mend_xml(&(*page)[0]);
	*n = page->size();
	return page->c_str();
}

} // namespace

struct views *
views_load(const struct words *words, const char *folder,
    const char *const *files, size_t n)
{
	struct views *views = new struct views;

	views->words = words;
	for (size_t i = 0; i < n; i++)
		if (find_page(views, words_lang(words, 0), files[i]) ==
		    nullptr) {
			check_escaping(folder, files[i]);
			load_template(views, folder, files[i]);
		}
	/* From now on nothing is looked for on the disk. */
	ctemplate::mutable_default_template_cache()->Freeze();
	return views;
}

void
views_free(struct views *views)
{
	delete views;
}

struct view *
view_new(const struct views *views, struct arena *arena, const char *lang,
    const char *template_name)
{
	struct view *view = static_cast<struct view *>(
	    arena_alloc(arena, sizeof(*view)));

	view->page = find_page(views, lang, template_name);
	if (view->page == nullptr)
		errx(1, "%s: no such template", template_name);
	view->fill = fill_new(arena, views->words, lang);
	view->arena = arena;
	return view;
}

void
view_set(struct view *view, const char *name, const char *value)
{
	fill_value(view->fill, name, value == nullptr ? "" : value);
}

void
view_show(struct view *view, const char *name)
{
	fill_value(view->fill, name, nullptr);
}

void
view_rows(struct view *view, const char *name, const struct row *row,
    const void *structs, size_t n)
{
	fill_add(view->fill, name, row, structs, n);
}

void
view_parts(struct view *view, const struct row *row, const void *structs,
    size_t n)
{
	fill_add(view->fill, nullptr, row, structs, n);
}

const char *
view_page(struct view *view, size_t *n)
{
	return expand(view, ctemplate::STRIP_WHITESPACE, n);
}

const char *
view_text(struct view *view, size_t *n)
{
	const char *text = expand(view, ctemplate::DO_NOT_STRIP, n);

	if (text == nullptr)
		return nullptr;
	text = text_tidy(view->arena, text);
	*n = strlen(text);
	return text;
}
