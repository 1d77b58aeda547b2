/* SPDX-License-Identifier: EUPL-1.2 */
#include <ctemplate/template.h>
#include <dirent.h>
#include <err.h>

#include <cctype>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

extern "C" {
#include "view.h"

#include "log.h"
#include "text.h"
}

using ctemplate::StaticTemplateString;
using ctemplate::StaticTemplateStringInitializer;
using ctemplate::TemplateDictionary;
using ctemplate::TemplateString;

namespace {

/*
 * A name in ctemplate's own form, made once and kept: what ctemplate is
 * given as a plain string it would hash and copy on every call.
 */
class Name {
public:
	explicit Name(const std::string &text)
	    : text_(text), name_{ { text_.data(), text_.size(), 0 } }
	{
		StaticTemplateStringInitializer give_id(&name_);
	}
	Name(const Name &) = delete;
	operator TemplateString() const { return TemplateString(name_); }

private:
	std::string text_;
	StaticTemplateString name_;
};

struct FieldNames {
	explicit FieldNames(const std::string &name)
	    : value(name), words(name + "_WORDS"), has("HAS_" + name)
	{
	}
	Name value, words, has;
};

struct PartNames {
	explicit PartNames(const std::string &name)
	    : section(name), has("HAS_" + name + "S")
	{
	}
	Name section, has;
};

std::string
upper(const char *text)
{
	std::string name(text);

	for (char &c : name)
		c = static_cast<char>(toupper(static_cast<unsigned char>(c)));
	return name;
}

using RowNames = std::vector<std::unique_ptr<FieldNames>>;

} // namespace

struct views {
	const struct words *words;
	std::vector<std::unique_ptr<Name>> templates;
	std::unordered_map<std::string, const Name *> by_name;
	/* Filled as they are met: as many as the sources name, no more. */
	std::unordered_map<std::string, std::unique_ptr<Name>> names;
	std::unordered_map<std::string, std::unique_ptr<PartNames>> parts;
	std::unordered_map<const struct row *, RowNames> rows;
};

struct view {
	struct views *views;
	struct arena *arena;
	const char *lang;
	const Name *template_name;
	bool is_text = false;
	TemplateDictionary dictionary;

	view(struct views *all, struct arena *memory, const char *language,
	    const Name *name)
	    : views(all), arena(memory), lang(language), template_name(name),
	      dictionary("page")
	{
	}
};

namespace {

const Name &
name_of(struct views *views, const char *text)
{
	std::unique_ptr<Name> &name = views->names[text];

	if (!name)
		name = std::make_unique<Name>(text);
	return *name;
}

const PartNames &
part_of(struct views *views, const char *part)
{
	std::unique_ptr<PartNames> &names = views->parts[part];

	if (!names)
		names = std::make_unique<PartNames>(upper(part));
	return *names;
}

const RowNames &
names_of(struct views *views, const struct row *row)
{
	RowNames &names = views->rows[row];

	if (names.empty())
		for (size_t i = 0; i < row->n; i++)
			names.push_back(std::make_unique<FieldNames>(
			    upper(row->fields[i].name)));
	return names;
}

/* A date, a code or a decimal as a reader says it; NULL for other kinds. */
const char *
spoken(const struct view *view, const struct field *field, const char *text)
{
	const struct words *words = view->views->words;

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

void
set_number(TemplateDictionary *into, const FieldNames &names,
    const struct field *field, const void *from)
{
	int64_t number = row_int(field, from);

	into->SetIntValue(names.value, number);
	if (number != 0)
		into->ShowSection(names.has);
}

void
set_field(const struct view *view, TemplateDictionary *into,
    const FieldNames &names, const struct field *field, const void *from)
{
	const char *text, *words;

	if (field->kind == FIELD_INT || field->kind == FIELD_BOOL)
		return set_number(into, names, field, from);
	text = row_text(field, from);
	words = spoken(view, field, text);
	into->SetValueWithoutCopy(names.value, text == nullptr ? "" : text);
	if (words != nullptr)
		into->SetValueWithoutCopy(names.words, words);
	if (text != nullptr && *text != '\0')
		into->ShowSection(names.has);
}

void
add_row(struct view *view, const Name &section, const struct row *row,
    const void *from)
{
	const RowNames &names = names_of(view->views, row);
	TemplateDictionary *into = view->dictionary.AddSectionDictionary(
	    section);

	for (size_t i = 0; i < row->n; i++)
		set_field(view, into, *names[i], &row->fields[i], from);
}

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

ctemplate::Strip
strip_of(bool is_text)
{
	return is_text ? ctemplate::DO_NOT_STRIP : ctemplate::STRIP_WHITESPACE;
}

std::string
key_of(const char *lang, const std::string &name)
{
	return std::string(lang) + "/" + name;
}

void
load_template(struct views *views, const char *folder, const char *file)
{
	struct arena *arena = arena_new();
	const char *text = words_read_file(arena, folder, file);

	for (size_t i = 0; i < words_langs(views->words); i++) {
		const char *lang = words_lang(views->words, i);
		std::string key = key_of(lang, file);
		auto name = std::make_unique<Name>(key);

		if (!ctemplate::StringToTemplateCache(*name,
			words_fold(views->words, arena, lang, folder, text),
			strip_of(is_text(file))))
			errx(1, "%s/%s: broken template", folder, file);
		views->by_name[key] = name.get();
		views->templates.push_back(std::move(name));
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

bool
is_template(const char *file)
{
	return ends_with(file, ".tpl") && strncmp(file, "part_", 5) != 0;
}

void
delete_view(void *view)
{
	delete static_cast<struct view *>(view);
}

void
free_page(void *page)
{
	delete static_cast<std::string *>(page);
}

/* The template filled in; NULL when that cannot be, or is nothing. */
const char *
expand(struct view *view, bool as_text, size_t *n)
{
	std::string *page = new std::string;

	if (view->is_text != as_text)
		errx(1, "view: plain text and a page are not the same");
	arena_defer(view->arena, free_page, page);
	page->reserve(32 * 1024);
	if (!ctemplate::ExpandTemplate(*view->template_name, strip_of(as_text),
		&view->dictionary, page) ||
	    page->empty()) {
		log_line("view: the template could not be filled");
		return nullptr;
	}
	*n = page->size();
	return page->c_str();
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
	auto found = views->by_name.find(key_of(lang, template_name));
	struct view *view;

	if (found == views->by_name.end())
		errx(1, "%s: no such template", template_name);
	view = new struct view(const_cast<struct views *>(views), arena, lang,
	    found->second);
	arena_defer(arena, delete_view, view);
	view->is_text = is_text(template_name);
	return view;
}

void
view_set(struct view *view, const char *name, const char *value)
{
	view->dictionary.SetValueWithoutCopy(name_of(view->views, name),
	    value == nullptr ? "" : value);
}

void
view_show(struct view *view, const char *name)
{
	view->dictionary.ShowSection(name_of(view->views, name));
}

void
view_rows(struct view *view, const char *name, const struct row *row,
    const void *structs, size_t n)
{
	const char *from = static_cast<const char *>(structs);

	for (size_t i = 0; i < n; i++)
		add_row(view, name_of(view->views, name), row,
		    from + i * row->size);
}

void
view_parts(struct view *view, const struct row *row, const void *structs,
    size_t n)
{
	const char *from = static_cast<const char *>(structs);

	for (size_t i = 0; i < n; i++, from += row->size) {
		const char *part = row_text(&row->fields[0], from);
		const PartNames &names = part_of(view->views,
		    part == nullptr ? "" : part);

		view->dictionary.ShowSection(names.has);
		add_row(view, names.section, row, from);
	}
}

const char *
view_page(struct view *view, size_t *n)
{
	return expand(view, false, n);
}

const char *
view_text(struct view *view, size_t *n)
{
	const char *text = expand(view, true, n);

	if (text == nullptr)
		return nullptr;
	text = text_tidy(view->arena, text);
	*n = strlen(text);
	return text;
}
