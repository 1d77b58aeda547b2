/* SPDX-License-Identifier: EUPL-1.2 */
#include <ctemplate/template.h>
#include <dirent.h>
#include <err.h>

#include <cstdlib>
#include <cstring>
#include <memory>
#include <string>
#include <vector>

extern "C" {
#include "view.h"

#include "log.h"
}

using ctemplate::StaticTemplateString;
using ctemplate::StaticTemplateStringInitializer;
using ctemplate::TemplateDictionaryInterface;
using ctemplate::TemplateString;

namespace {

/*
 * A template of one language under a name in ctemplate's own form, made once
 * and kept: a plain string it would hash and copy on every call.
 */
class Template {
public:
	Template(const char *lang, const std::string &file)
	    : lang_(lang), file_(file), text_(lang_ + "/" + file),
	      name_{ { text_.data(), text_.size(), 0 } }
	{
		StaticTemplateStringInitializer give_id(&name_);
	}
	Template(const Template &) = delete;
	TemplateString name() const { return TemplateString(name_); }
	bool is(const char *lang, const char *file) const
	{
		return file_ == file && lang_ == lang;
	}

private:
	std::string lang_, file_, text_;
	StaticTemplateString name_;
};

/* What stands for {{NAME}}; a {{#NAME}} that is shown has no text. */
struct value {
	const struct value *next;
	const char *name, *text;
};

/* Rows of a section, or each of the section that its part names. */
struct rows {
	const struct rows *next;
	const char *name; /* NULL: by their parts */
	const struct row *row;
	const char *structs;
	size_t n;
};

} // namespace

struct views {
	const struct words *words;
	std::vector<std::unique_ptr<Template>> templates;
};

struct view {
	const struct words *words;
	struct arena *arena;
	const char *lang;
	const Template *page;
	const struct value *values;      /* the last one first */
	const struct rows *rows, **last; /* in their order */
};

namespace {

bool
is_name(const TemplateString &name, const char *text)
{
	return strlen(text) == name.size() &&
	    memcmp(text, name.data(), name.size()) == 0;
}

char
upper(char c)
{
	return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

/* Whether the name is the text in capitals; most differ at once. */
inline bool
is_upper(const TemplateString &name, const char *text)
{
	size_t i = 0;

	while (i < name.size() && name.data()[i] == upper(text[i]))
		i++;
	return i == name.size() && text[i] == '\0';
}

/* The name without what it begins with and ends in; empty if it does not. */
TemplateString
within(const TemplateString &name, const char *begin, const char *end)
{
	size_t before = strlen(begin), after = strlen(end);

	if (name.size() <= before + after ||
	    memcmp(name.data(), begin, before) != 0 ||
	    memcmp(name.end() - after, end, after) != 0)
		return TemplateString("", 0);
	return TemplateString(name.data() + before,
	    name.size() - before - after);
}

const struct field *
find_field(const struct row *row, const TemplateString &name)
{
	for (size_t i = 0; i < row->n; i++)
		if (is_upper(name, row->fields[i].name))
			return &row->fields[i];
	return nullptr;
}

/* Whether there are rows of a part's name. */
bool
has_part(const struct view *view, const TemplateString &name)
{
	for (const struct rows *r = view->rows; r != nullptr; r = r->next)
		for (size_t i = 0; r->name == nullptr && i < r->n; i++) {
			const char *part = row_text(&r->row->fields[0],
			    r->structs + i * r->row->size);

			if (part != nullptr && is_upper(name, part))
				return true;
		}
	return false;
}

/* A date, a code or a decimal as a reader says it; NULL for other kinds. */
const char *
spoken(const struct view *view, const struct field *field, const char *text)
{
	const struct words *words = view->words;

	switch (field->kind) {
	case FIELD_DATE:
		return words_date(words, view->arena, view->lang, { text });
	case FIELD_DECIMAL:
		return words_decimal(words, view->arena, view->lang, { text });
	case FIELD_CODE:
		return words_code(words, view->arena, view->lang, field->name,
		    { text });
	default:
		return nullptr;
	}
}

/*
 * What ctemplate asks for values while it fills a template. Answering it
 * from the structs themselves, nothing is made of what no template names,
 * and what a row has is never looked for in the page around it.
 */
class Dictionary : public TemplateDictionaryInterface {
public:
	using TemplateDictionaryInterface::Iterator;

	explicit Dictionary(const struct view *view) : view_(view) { }
	TemplateString GetValue(const TemplateString &name) const override;
	bool IsUnhiddenSection(const TemplateString &name) const override;
	Iterator *CreateSectionIterator(
	    const TemplateString &name) const override;
	bool IsHiddenSection(const TemplateString &name) const override
	{
		return !IsUnhiddenSection(name);
	}

	/* No template includes another: parts are folded in at start. */
	bool IsHiddenTemplate(const TemplateString &) const override
	{
		return true;
	}
	const char *GetIncludeTemplateName(const TemplateString &,
	    int) const override
	{
		return nullptr;
	}
	Iterator *CreateTemplateIterator(const TemplateString &) const override
	{
		return nullptr;
	}
	void DumpToString(std::string *, int) const override { }

protected:
	const struct view *view_;
};

/* A row's own values; the page's where it has no such field. */
class Row final : public Dictionary {
public:
	explicit Row(const struct view *view) : Dictionary(view) { }
	void stand_at(const struct row *row, const char *from)
	{
		row_ = row;
		from_ = from;
	}
	TemplateString GetValue(const TemplateString &name) const override;
	bool IsUnhiddenSection(const TemplateString &name) const override;

private:
	TemplateString text(const struct field *field) const;

	const struct row *row_ = nullptr;
	const char *from_ = nullptr;
};

/* Walks the rows of a section; ctemplate deletes it, the arena keeps it. */
class Walk final : public Dictionary::Iterator {
public:
	Walk(const struct view *view, const TemplateString &name)
	    : name_(name), row_(view), rows_(view->rows)
	{
		seek();
	}
	void *operator new(size_t size, struct arena *arena)
	{
		return arena_alloc(arena, size);
	}
	void operator delete(void *) { }
	void operator delete(void *, struct arena *) { }
	bool HasNext() const override { return rows_ != nullptr; }
	const TemplateDictionaryInterface &Next() override
	{
		row_.stand_at(rows_->row, place());
		i_++;
		seek();
		return row_;
	}

private:
	const char *place() const
	{
		return rows_->structs + i_ * rows_->row->size;
	}
	bool is_wanted() const;
	void seek();

	TemplateString name_;
	Row row_;
	const struct rows *rows_;
	size_t i_ = 0;
};

bool
Walk::is_wanted() const
{
	const char *part;

	if (rows_->name != nullptr)
		return is_name(name_, rows_->name);
	part = row_text(&rows_->row->fields[0], place());
	return part != nullptr && is_upper(name_, part);
}

/* Go on to the next row of the name, from this one on. */
void
Walk::seek()
{
	while (rows_ != nullptr && (i_ == rows_->n || !is_wanted())) {
		if (i_ == rows_->n) {
			rows_ = rows_->next;
			i_ = 0;
		} else {
			i_++;
		}
	}
}

TemplateString
Dictionary::GetValue(const TemplateString &name) const
{
	for (const struct value *v = view_->values; v != nullptr; v = v->next)
		if (v->text != nullptr && is_name(name, v->name))
			return TemplateString(v->text);
	return TemplateString("", 0);
}

bool
Dictionary::IsUnhiddenSection(const TemplateString &name) const
{
	TemplateString part = within(name, "HAS_", "S");

	for (const struct value *v = view_->values; v != nullptr; v = v->next)
		if (v->text == nullptr && is_name(name, v->name))
			return true;
	return (!part.empty() && has_part(view_, part)) ||
	    Walk(view_, name).HasNext();
}

Dictionary::Iterator *
Dictionary::CreateSectionIterator(const TemplateString &name) const
{
	return new (view_->arena) Walk(view_, name);
}

TemplateString
Row::text(const struct field *field) const
{
	const char *said = row_text(field, from_);

	if (field->kind == FIELD_INT || field->kind == FIELD_BOOL)
		said = arena_printf(view_->arena, "%lld",
		    static_cast<long long>(row_int(field, from_)));
	return TemplateString(said == nullptr ? "" : said);
}

TemplateString
Row::GetValue(const TemplateString &name) const
{
	const struct field *field = find_field(row_, name);
	const char *words = nullptr;

	if (field != nullptr)
		return text(field);
	field = find_field(row_, within(name, "", "_WORDS"));
	if (field != nullptr)
		words = spoken(view_, field, row_text(field, from_));
	return words != nullptr ? TemplateString(words) :
				  Dictionary::GetValue(name);
}

bool
Row::IsUnhiddenSection(const TemplateString &name) const
{
	const struct field *field = find_field(row_, within(name, "HAS_", ""));
	const char *text;

	if (field == nullptr)
		return Dictionary::IsUnhiddenSection(name);
	if (field->kind == FIELD_INT || field->kind == FIELD_BOOL)
		return row_int(field, from_) != 0;
	text = row_text(field, from_);
	return text != nullptr && *text != '\0';
}

void
add_value(struct view *view, const char *name, const char *text)
{
	struct value *value = static_cast<struct value *>(
	    arena_alloc(view->arena, sizeof(*value)));

	*value = { view->values, name, text };
	view->values = value;
}

/* A copy of the structs, since their maker may keep them on his stack. */
void
add_rows(struct view *view, const char *name, const struct row *row,
    const void *structs, size_t n)
{
	struct rows *rows = static_cast<struct rows *>(
	    arena_alloc(view->arena, sizeof(*rows)));
	char *copy = static_cast<char *>(
	    arena_alloc(view->arena, n * row->size));

	if (n > 0)
		memcpy(copy, structs, n * row->size);
	*rows = { nullptr, name, row, copy, n };
	*view->last = rows;
	view->last = &rows->next;
}

void
load_template(struct views *views, const char *folder, const char *file)
{
	struct arena *arena = arena_new();
	const char *text = words_read_file(arena, folder, file);

	for (size_t i = 0; i < words_langs(views->words); i++) {
		const char *lang = words_lang(views->words, i);
		auto page = std::make_unique<Template>(lang, file);

		if (!ctemplate::StringToTemplateCache(page->name(),
			words_fold(views->words, arena, lang, folder, text),
			ctemplate::STRIP_WHITESPACE))
			errx(1, "%s/%s: broken template", folder, file);
		views->templates.push_back(std::move(page));
	}
	arena_free(arena);
}

/* A page must escape itself; a part is put into pages and cannot. */
void
check_escaping(const char *folder, const char *file)
{
	static const char mark[] = "{{%AUTOESCAPE";
	struct arena *arena = arena_new();

	if (strncmp(words_read_file(arena, folder, file), mark,
		sizeof(mark) - 1) != 0)
		errx(1, "%s/%s: does not begin with %s", folder, file, mark);
	arena_free(arena);
}

bool
is_template(const char *file)
{
	size_t n = strlen(file);

	return n > 4 && strcmp(file + n - 4, ".tpl") == 0 &&
	    strncmp(file, "part_", 5) != 0;
}

void
free_page(void *page)
{
	delete static_cast<std::string *>(page);
}

} // namespace

struct views *
views_load(const struct words *words, const char *folder)
{
	struct views *views = new struct views;
	DIR *dir = opendir(folder);
	struct dirent *entry;

	if (dir == nullptr)
		err(1, "%s", folder);
	views->words = words;
	while ((entry = readdir(dir)) != nullptr)
		if (is_template(entry->d_name)) {
			check_escaping(folder, entry->d_name);
			load_template(views, folder, entry->d_name);
		}
	closedir(dir);
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

	for (const auto &page : views->templates)
		if (page->is(lang, template_name))
			view->page = page.get();
	if (view->page == nullptr)
		errx(1, "%s: no such template", template_name);
	view->words = views->words;
	view->arena = arena;
	view->lang = lang;
	view->last = &view->rows;
	return view;
}

void
view_set(struct view *view, const char *name, const char *value)
{
	add_value(view, name, value == nullptr ? "" : value);
}

void
view_show(struct view *view, const char *name)
{
	add_value(view, name, nullptr);
}

void
view_rows(struct view *view, const char *name, const struct row *row,
    const void *structs, size_t n)
{
	add_rows(view, name, row, structs, n);
}

void
view_parts(struct view *view, const struct row *row, const void *structs,
    size_t n)
{
	add_rows(view, nullptr, row, structs, n);
}

const char *
view_page(struct view *view, size_t *n)
{
	std::string *page = new std::string;
	Dictionary dictionary(view);

	arena_defer(view->arena, free_page, page);
	page->reserve(32 * 1024);
	if (!ctemplate::ExpandTemplate(view->page->name(),
		ctemplate::STRIP_WHITESPACE, &dictionary, page) ||
	    page->empty()) {
		log_line("view: the template could not be filled");
		return nullptr;
	}
	*n = page->size();
	return page->c_str();
}
