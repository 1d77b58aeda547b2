-- SPDX-License-Identifier: EUPL-1.2
-- Who may do what. The table below is the whole of it: an object that it
-- does not name fails the first test, and a right that it does not name
-- fails the test of its object.

SET search_path = tap, pg_catalog;
BEGIN;
\ir sample.psql

SELECT no_plan();

CREATE TEMPORARY TABLE program AS
SELECT unnest('{news,article,newsletter,editor,mailer}'::name[]) AS role;

-- What any program may do; nobody else but the owner may do anything.
CREATE TEMPORARY TABLE allowed AS
SELECT * FROM (VALUES
	('core.article', '', ''),
	('core.article_partner', '', ''),
	('core.article_project', '', ''),
	('core.partner_edition', '', ''),
	('core.project_edition', '', ''),
	('core.ask', '', ''),
	('core.asked_mail', '', ''),
	('core.consent', '', ''),
	('core.edition', '', ''),
	('core.edition_record', '', ''),
	('core.imported', '', ''),
	('core.imported_key(jsonb,text,boolean)', '', ''),
	('core.imported_elsewhere(jsonb,text,text,boolean)', '', ''),
	('core.rename_site(text,text)', '', ''),
	('core.edition_changer(bigint,timestamp with time zone)', '', ''),
	('core.page_changer(bigint,text,timestamp with time zone)', '', ''),
	('core.media_at(text)', '', ''),
	('core.leads_to(text)', '', ''),
	('core.say_file(jsonb)', '', ''),
	('core.forget_file()', '', ''),
	('core.issue', '', ''),
	('core.issue_item', '', ''),
	('core.language', '', ''),
	('core.mail', '', ''),
	('core.media', '', ''),
	('core.media_text', '', ''),
	('core.moved', '', ''),
	('core.newsletter', '', ''),
	('core.page', '', ''),
	('core.page_text', '', ''),
	('core.participation', '', ''),
	('core.partner', '', ''),
	('core.partner_text', '', ''),
	('core.programme', '', ''),
	('core.programme_text', '', ''),
	('core.project', '', ''),
	('core.project_text', '', ''),
	('core.revision', '', ''),
	('core.subscriber', '', ''),
	('core.subscriber_project', '', ''),
	('core.suppression', '', ''),
	('core.token', '', ''),
	('core.refusal', '', ''),
	('core.refusals(text)', '', ''),
	('core.refused_hash(bytea)', '', ''),
	('core.version', '', ''),
	('core.turn', '', ''),
	('core.take_turn(text)', '', ''),
	('core.try_turn(text)', '', ''),
	('core.forget_oldest_ask()', '', ''),

	('core.address_hash(text)', '', ''),
	('core.count_again()', '', ''),
	('core.count_emptied()', '', ''),
	('core.count_month(text,timestamp with time zone,integer)', '', ''),
	('core.keep_count()', '', ''),
	('core.about_again()', '', ''),
	('core.keep_about()', '', ''),
	('core.keep_about_partner()', '', ''),
	('core.keep_about_project()', '', ''),
	('core.month(timestamp with time zone)', '', ''),
	('core.article_part_changed()', '', ''),
	('core.check_acknowledgement()', '', ''),
	('core.choose_projects(bigint,text[])', '', ''),
	('core.count_bounce(core.mail,text)', '', ''),
	('core.edition_changed()', '', ''),
	('core.edition_content(core.edition)', '', ''),
	('core.edition_named(text,text)', '', ''),
	('core.edition_state(core.edition)', '', ''),
	('core.editor()', '', ''),
	('core.move_fault(core.edition,text,timestamp with time zone)', '', ''),
	('core.keep_embargo()', '', ''),
	('core.embargo_fault(timestamp with time zone,text,timestamp with time zone,boolean)',
		'', ''),
	('core.refuse_breaking(bigint,core.edition,jsonb,boolean)', '', ''),
	('core.refuse_hiding(core.edition,timestamp with time zone)', '', ''),
	('core.revise(bigint)', '', ''),
	('core.revise_article()', '', ''),
	('core.revise_edition()', '', ''),
	('core.typed(timestamp with time zone)', '', ''),
	('core.end_mail(core.mail,text,text)', '', ''),
	('core.erase(bigint)', '', ''),
	('core.give_back_leases(integer)', '', ''),
	('core.is_suppressed(text)', '', ''),
	('core.is_wanted(core.mail)', '', ''),
	('core.keep_address()', '', ''),
	('core.leave(bigint)', '', ''),
	('core.newsletter_lock()', '', ''),
	('core.outcome(boolean,bigint)', '', ''),
	('core.partner_id(text)', '', ''),
	-- Views call it, in the reader's name.
	('core.path(text,text,text)', 'EXECUTE', 'article news'),
	('core.privacy_page(text)', '', ''),
	('core.programme_id(text)', '', ''),
	('core.project_id(text)', '', ''),
	('core.public_changed()', '', ''),
	('core.put_about(bigint,jsonb)', '', ''),
	('core.change_about(bigint,jsonb)', '', ''),
	('core.put_participants(bigint,jsonb)', '', ''),
	('core.raise_version()', '', ''),
	('core.refuse_unknown(jsonb,text[])', '', ''),
	('core.settle_address(core.ask)', '', ''),
	('core.settle_ask(core.ask)', '', ''),
	('core.subscriber_record(bigint)', '', ''),
	('core.suppress(text,text)', '', ''),
	('core.suppress_hash(bytea,text)', '', ''),
	('core.asked_hash(text)', '', ''),
	('core.end_issues()', '', ''),
	('core.erase_traces(text)', '', ''),
	('core.may_confirm(bigint)', '', ''),
	('core.note_approval()', '', ''),
	('core.plain_answer(text)', '', ''),
	('core.token_subscriber(bytea,text[])', '', ''),
	('core.list_at(text)', '', ''),
	('core.thing_at(text)', '', ''),
	('core.lead_to(text,bigint,text,jsonb)', '', ''),
	('core.lead_note(text[])', '', ''),
	('core.keep_number(jsonb)', '', ''),
	('core.free_slug(jsonb)', '', ''),
	('core.put_life(bigint,jsonb)', '', ''),
	('core.moment_text(timestamp with time zone)', '', ''),

	('web.article_partner', 'SELECT', 'article news'),
	('web.article_project', 'SELECT', 'article news'),
	('web.partner_edition', 'SELECT', 'news'),
	('web.project_edition', 'SELECT', 'news'),
	('web.content', 'SELECT', 'editor'),
	('web.edition', 'SELECT', 'article news'),
	('web.edition_picture', 'SELECT', 'news'),
	('web.edition_text', 'SELECT', 'article'),
	('web.entry', 'SELECT', 'news'),
	('web.sheet(bigint)', 'EXECUTE', 'news'),
	('web.sheet_end(bigint)', 'EXECUTE', 'news'),
	('web.sheets()', 'EXECUTE', 'news'),
	('web.issue', 'SELECT', 'editor mailer'),
	('web.issue_item', 'SELECT', 'editor mailer'),
	('web.moved', 'SELECT', 'article news'),
	('web.outbox', 'SELECT', 'mailer'),
	('web.page', 'SELECT', 'article news'),
	('web.participation', 'SELECT', 'news'),
	('web.partner', 'SELECT', 'article news'),
	('web.project', 'SELECT', 'article news'),
	('web.project_choice', 'SELECT', 'newsletter'),
	('web.sent_issue', 'SELECT', 'newsletter'),
	('web.version', 'SELECT', 'article news newsletter'),
	('web.withdrawn', 'SELECT', 'article news'),
	('web.month_count', 'SELECT', 'news'),

	('web.act_as(text)', 'EXECUTE', 'editor'),
	('web.begin_import()', 'EXECUTE', 'editor'),
	('web.check_import()', 'EXECUTE', 'editor'),
	('web.end_import()', 'EXECUTE', 'editor'),
	('web.give_numbers(jsonb)', 'EXECUTE', 'editor'),
	('web.learn_words(integer)', 'EXECUTE', 'editor'),
	('web.numbers_due()', 'EXECUTE', 'editor'),
	('web.reserve_numbers(jsonb)', 'EXECUTE', 'editor'),
	('web.measure_content()', 'EXECUTE', 'editor'),
	('web.take_edition(jsonb)', 'EXECUTE', 'editor'),
	('web.take_page(jsonb)', 'EXECUTE', 'editor'),
	('web.put_moved(jsonb)', 'EXECUTE', 'editor'),
	('web.take_foreign(jsonb)', 'EXECUTE', 'editor'),
	('web.imported_of(text,text,text,integer)', 'EXECUTE', 'editor'),
	('web.put_number(jsonb)', 'EXECUTE', 'editor'),
	('web.lead_addresses(jsonb)', 'EXECUTE', 'editor'),
	('web.edition_files(bigint,integer)', 'EXECUTE', 'editor'),
	('web.page_files()', 'EXECUTE', 'editor'),
	('web.list_items(text)', 'EXECUTE', 'editor'),
	('web.edition_at(text,text,integer)', 'EXECUTE', 'editor'),
	('web.edition_records(text,text,bigint)', 'EXECUTE', 'editor'),
	('web.edition_acts(text,text)', 'EXECUTE', 'editor'),
	('web.edition_history(text,text)', 'EXECUTE', 'editor'),
	('web.edition_move(text,text,text,text)', 'EXECUTE', 'editor'),
	('web.edition_move(text,text,text,text,text)', 'EXECUTE', 'editor'),
	('web.edition_move(text,text,text,text,text,boolean)', 'EXECUTE',
		'editor'),
	('web.held_until(bigint)', 'EXECUTE', 'editor'),
	('web.edition_restore(text,text,integer,text)', 'EXECUTE', 'editor'),
	('web.ask(text,text,text,text[],text)', 'EXECUTE', 'newsletter'),
	('web.ask_address(bytea,text)', 'EXECUTE', 'newsletter'),
	('web.bounce_mail(text,text)', 'EXECUTE', 'mailer'),
	('web.change_address(bytea,bytea)', 'EXECUTE', 'newsletter'),
	('web.change_preferences(bytea,text,text,text[])', 'EXECUTE',
		'newsletter'),
	('web.confirm(bytea,bytea)', 'EXECUTE', 'newsletter'),
	('web.cursor(timestamp with time zone,bigint)', 'EXECUTE', 'news'),
	('web.day(timestamp with time zone)', 'EXECUTE',
		'article editor mailer news newsletter'),
	('web.erase(bytea)', 'EXECUTE', 'newsletter'),
	('web.export(bytea)', 'EXECUTE', 'newsletter'),
	('web.finish_mail(bigint,text,text,bigint)', 'EXECUTE', 'mailer'),
	('web.lease_mails(integer,integer,bytea[],bytea[])', 'EXECUTE',
		'mailer'),
	('web.leave(bytea)', 'EXECUTE', 'newsletter'),
	('web.refuse(bytea)', 'EXECUTE', 'newsletter'),
	('web.allow(bytea)', 'EXECUTE', 'newsletter'),
	('web.moment(bigint)', 'EXECUTE', 'news'),
	('web.open_mailer()', 'EXECUTE', 'mailer'),
	('web.preferences(bytea,text)', 'EXECUTE', 'newsletter'),
	('web.put_edition(jsonb)', 'EXECUTE', 'editor'),
	('web.put_page(jsonb)', 'EXECUTE', 'editor'),
	('web.put_partner(jsonb)', 'EXECUTE', 'editor'),
	('web.put_programme(jsonb)', 'EXECUTE', 'editor'),
	('web.put_project(jsonb)', 'EXECUTE', 'editor'),
	('web.settle_asks(integer)', 'EXECUTE', 'mailer'),
	('web.tend_newsletter(integer)', 'EXECUTE', 'mailer'),
	('web.token(bytea,text)', 'EXECUTE', 'newsletter')
) AS t (object, privilege, roles);

-- Pictures and documents.
INSERT INTO allowed VALUES
	('core.card', '', ''),
	('core.edition_media', '', ''),
	('core.media_record', '', ''),
	('core.check_alternative()', '', ''),
	('core.edition_part_changed()', '', ''),
	('core.media_srcset(text,integer[],text)', '', ''),
	('core.change_pictures(bigint,jsonb)', '', ''),
	('core.put_pictures(bigint,jsonb)', '', ''),
	('web.cards_due(integer,integer)', 'EXECUTE', 'editor'),
	('web.describe_media(text,text,text,text,boolean)', 'EXECUTE',
		'editor'),
	('core.edition_picture', '', ''),
	('core.edition_without_card', '', ''),
	('core.edition_files(bigint,integer)', '', ''),
	('core.shown(bigint)', '', ''),
	('core.revise_shown()', '', ''),
	('web.media_items()', 'EXECUTE', 'editor'),
	('web.put_media_item(jsonb)', 'EXECUTE', 'editor'),
	('web.preview_picture(bytea)', 'EXECUTE', 'article'),
	('web.media_hashes()', 'EXECUTE', 'editor'),
	('web.media_named(text)', 'EXECUTE', 'editor'),
	('web.media_history(text)', 'EXECUTE', 'editor'),
	('core.media_revision', '', ''),
	('core.revise_media()', '', ''),
	('web.media_records(bigint)', 'EXECUTE', 'editor'),
	('web.put_cards(jsonb)', 'EXECUTE', 'editor'),
	('core.pictures_of(jsonb)', '', ''),
	('core.put_edition_text(jsonb)', '', ''),
	('web.put_media(jsonb)', 'EXECUTE', 'editor');

-- HTML that is kept; a domain's check asks nobody for a right.
INSERT INTO allowed VALUES ('core.is_clean_html(text)', '', '');

-- Issues, and what an operator does for those who read them.
INSERT INTO allowed VALUES
	('core.acknowledgement(bigint,text,text)', '', ''),
	('core.address_traces(text)', '', ''),
	('core.compose_due_each(interval)', '', ''),
	('core.compose_due_weekly(timestamp with time zone)', '', ''),
	('core.issue_langs(text[])', '', ''),
	('core.last_weekly()', '', ''),
	('core.moment(text)', '', ''),
	('core.news(timestamp with time zone,timestamp with time zone,interval)',
		'', ''),
	('core.put_issue(text,text[],timestamp with time zone,'
		'timestamp with time zone,bigint[])', '', ''),
	('core.refuse_missing_issue(bigint)', '', ''),
	('core.send_issue(bigint)', '', ''),
	('core.subscriber_id(text)', '', ''),
	('core.suppression_reason(text)', '', ''),
	('core.weekly_hour(integer,time without time zone,'
		'timestamp with time zone)', '', ''),
	('web.issue_progress', 'SELECT', 'editor'),
	('web.issue_record', 'SELECT', 'editor'),
	('web.subscriber_stats', 'SELECT', 'editor');
CREATE TEMPORARY TABLE issue_call AS
SELECT * FROM (VALUES
	('web.site_room()', 'editor', 'web.site_room()'),
	('web.site_status()', 'editor', 'web.site_status()'),
	('web.cancel_issue(bigint)', 'editor', 'web.cancel_issue(1)'),
	('web.compose_due(integer,time without time zone,interval)', 'mailer',
		$$web.compose_due(5, '09:00', '0')$$),
	('web.compose_issues(text,text,text,text[])', 'editor',
		$$web.compose_issues('each', NULL, NULL, NULL)$$),
	('web.drop_mails(bigint,integer)', 'editor', 'web.drop_mails(1, 1)'),
	('web.erase_subscriber(text)', 'editor',
		$$web.erase_subscriber('reader@example.org')$$),
	('web.export_subscriber(text)', 'editor',
		$$web.export_subscriber('reader@example.org')$$),
	('web.import_subscribers(jsonb)', 'editor',
		$$web.import_subscribers('[{"email": "k@example.org",
		"language": "bg", "frequency": "each", "projects": ["hub"],
		"consented_at": "2024-05-01", "consent_words": "K"}]')$$),
	('web.send_issue(bigint)', 'editor', 'web.send_issue(1)'),
	('web.show_subscriber(text)', 'editor',
		$$web.show_subscriber('reader@example.org')$$),
	('web.suppress_address(text)', 'editor',
		$$web.suppress_address('reader@example.org')$$),
	('web.test_issue(bigint,text,text)', 'editor',
		$$web.test_issue(1, 'k@example.org', 'bg')$$),
	('web.unsuppress_address(text)', 'editor',
		$$web.unsuppress_address('reader@example.org')$$)
) AS t (object, roles, call);
INSERT INTO allowed SELECT object, 'EXECUTE', roles FROM issue_call;
INSERT INTO core.issue (id, kind, langs, since, until)
OVERRIDING SYSTEM VALUE
VALUES (1, 'weekly', '{bg}', now(), now()) ON CONFLICT DO NOTHING;

-- Search: one call, and all that it is made of is the owner's.
INSERT INTO allowed VALUES
	('core.search', '', ''),
	('core.search_again()', '', ''),
	('core.search_renew(integer)', '', ''),
	('core.search_any(text[])', '', ''),
	('core.search_asked(text,text)', '', ''),
	('core.search_edition()', '', ''),
	('core.search_fold(text)', '', ''),
	('core.search_about()', '', ''),
	('core.search_about_marks(bigint[],bigint[])', '', ''),
	('core.search_config(text)', '', ''),
	('core.search_excerpt(text,text)', '', ''),
	('core.search_language', '', ''),
	('core.search_marks_back(text,date,integer,date)', '', ''),
	('core.search_pattern(text[])', '', ''),
	('core.search_spelt(text)', '', ''),
	('core.search_text(text)', '', ''),
	('core.search_whole(text)', '', ''),
	('core.search_put(bigint[])', '', ''),
	('core.search_starts(text,text[])', '', ''),
	('core.search_wanted(text,text)', '', ''),
	('core.search_ways(text,core.search_match[],boolean,core.search_bounds)', '',
		''),
	('core.search_found(text,tsquery,core.search_bounds)', '', ''),
	('core.search_most()', '', ''),
	('core.search_newest(text,tsquery,integer,integer)', '', ''),
	('core.search_mark_of(text,text)', '', ''),
	('core.search_marks(text,timestamp with time zone)', '', ''),
	('core.search_hit', '', ''),
	('core.search_keys(text,text)', '', ''),
	('core.search_learn(text,text)', '', ''),
	('core.search_mark(text,text)', '', ''),
	('core.search_marked(text,text[],text,text[])', '', ''),
	('core.search_near(text,text,core.search_bounds)', '', ''),
	('core.search_page()', '', ''),
	('core.search_part(text,text)', '', ''),
	('core.search_partner()', '', ''),
	('core.search_partner_gone()', '', ''),
	('core.search_programme()', '', ''),
	('core.search_project()', '', ''),
	('core.search_project_facts()', '', ''),
	('core.search_project_gone()', '', ''),
	('core.search_put_partners(bigint[])', '', ''),
	('core.search_put_projects(bigint[])', '', ''),
	('core.search_query(text,text)', '', ''),
	('core.search_stem(text)', '', ''),
	('core.search_vector(text,timestamp with time zone,text,text,text)', '', ''),
	('core.search_word', '', ''),
	('core.search_words(text,text)', '', ''),
	('core.stop_word', '', ''),
	('web.search(text,text,integer,text,integer,text,text)', 'EXECUTE', 'news');

-- The desk: numbers, files, previews, and what is looked up.
INSERT INTO allowed VALUES
	('core.import', '', ''),
	('core.import_month', '', ''),
	('core.import_number', '', ''),
	('core.import_ends()', '', ''),
	('core.import_fault()', '', ''),
	('core.import_yields()', '', ''),
	('core.is_import()', '', ''),
	('core.last_number(smallint)', '', ''),
	('core.month_count', '', ''),
	('core.press_reserved', '', ''),
	('core.refuse_number(text)', '', ''),
	('core.search_heard', '', ''),
	('core.search_new_words(bigint[])', '', ''),
	('core.press_aside', '', ''),
	('core.refuse_aside(text)', '', ''),
	('core.runs(xid8)', '', ''),
	('core.lose_number()', '', ''),
	('core.state_at(jsonb,timestamp with time zone)', '', ''),
	('core.life_act(text,text,boolean)', '', ''),
	('core.changed_parts(jsonb,jsonb,boolean)', '', ''),
	('core.revision_pairs(bigint)', '', ''),
	('core.revision_acts(bigint)', '', ''),
	('core.edition_acts_beside(core.edition)', '', ''),
	('core.thing_revision', '', ''),
	('core.revise_thing(text,bigint)', '', ''),
	('core.revise_things()', '', ''),
	('core.revise_its_projects()', '', ''),
	('core.thing_named(text,text)', '', ''),
	('core.refuse_no_thing(text,text,text)', '', ''),
	('core.refuse_stale_thing(text,jsonb)', '', ''),
	('core.lock_thing(text,text)', '', ''),
	('core.press_number', '', ''),
	('core.preview', '', ''),
	('core.address_fate(text)', '', ''),
	('core.article_key(jsonb)', '', ''),
	('core.edition_words(jsonb)', '', ''),
	('core.editor_time(text)', '', ''),
	('core.is_twice(timestamp without time zone)', '', ''),
	('core.number_edition()', '', ''),
	('core.number_lock()', '', ''),
	('core.number_of(bigint)', '', ''),
	('core.published_of(jsonb,core.edition)', '', ''),
	('core.put_correction(bigint,text)', '', ''),
	('core.put_edition(jsonb)', '', ''),
	('core.refuse_stale(core.edition,text)', '', ''),
	('core.state_number(bigint,text,timestamp with time zone)', '', ''),
	('core.take_edition(jsonb,boolean,boolean)', '', ''),
	('core.thing_text(text,text,text)', '', ''),
	('core.was_public(bigint,bigint)', '', ''),
	('core.yaml_member(text,jsonb,text)', '', ''),
	('core.yaml_members(jsonb,text[],text)', '', ''),
	('core.year_of(timestamp with time zone)', '', '');
CREATE TEMPORARY TABLE desk_call AS
SELECT * FROM (VALUES
	('web.address_fates(text)', 'editor', $$web.address_fates('/bg/')$$),
	('web.begin_preview(text,text,bytea,text)', 'editor',
		$$web.begin_preview('draft-bg', NULL, sha256('k'), NULL)$$),
	('web.edition_of(jsonb)', 'editor',
		$$web.edition_of('{"lang": "bg", "slug": "draft-bg"}')$$),
	('web.edition_others(text,text)', 'editor',
		$$web.edition_others('draft-bg', NULL)$$),
	('web.end_previews(text,text)', 'editor',
		$$web.end_previews('draft-bg', NULL)$$),
	('web.names(text)', 'editor', $$web.names('bg')$$),
	('web.preview(bytea,text)', 'article',
		$$web.preview(sha256('k'), 'bg')$$),
	('web.put_thing(text,jsonb,text)', 'editor',
		$$web.put_thing('page', '{"slug": "k", "lang": "bg",
		"title": "K"}', NULL)$$),
	('web.take_thing(text,jsonb,boolean)', 'editor',
		$$web.take_thing('page', '{"slug": "k", "lang": "bg",
		"title": "K"}', false)$$),
	('web.not_stale(text,jsonb)', 'editor',
		$$web.not_stale('page', '{"slug": "k", "revision": "0"}')$$),
	('web.rename_thing(text,text,text)', 'editor',
		$$web.rename_thing('project', 'hub', 'hubs')$$),
	('web.thing_file(text,text,text,integer)', 'editor',
		$$web.thing_file('page', 'about', 'bg', NULL)$$),
	('web.thing_history(text,text,text)', 'editor',
		$$web.thing_history('page', 'about', 'bg')$$),
	('web.thing_records(text)', 'editor', $$web.thing_records('page')$$),
	('web.thing_text(text,text,text)', 'editor',
		$$web.thing_text('page', 'about', 'bg')$$),
	('web.take_edition(jsonb,boolean)', 'editor',
		$$web.take_edition('{"lang": "bg", "slug": "k", "title": "K",
		"published": "2020-09-28", "number": "9/2020"}', false)$$)
) AS t (object, roles, call);
INSERT INTO allowed SELECT object, 'EXECUTE', roles FROM desk_call;

-- Everything that there is, as it is written above.
CREATE TEMPORARY TABLE object AS
SELECT oid, oid::regclass::text AS object,
	CASE relkind WHEN 'S' THEN 'sequence' ELSE 'table' END AS kind
FROM pg_class
WHERE relnamespace IN ('core'::regnamespace, 'web'::regnamespace)
	AND relkind IN ('r', 'v', 'm', 'p', 'f', 'S')
UNION ALL
SELECT oid, oid::regprocedure::text, 'function'
FROM pg_proc
WHERE pronamespace IN ('core'::regnamespace, 'web'::regnamespace);

-- What each role can in fact, by itself, by PUBLIC, or by another role.
CREATE TEMPORARY VIEW possible AS
SELECT o.object, p.privilege, r.role
FROM object o
CROSS JOIN (SELECT role FROM program UNION ALL SELECT 'public') r
JOIN (VALUES ('table', 'SELECT'), ('table', 'INSERT'),
	('table', 'UPDATE'), ('table', 'REFERENCES'), ('table', 'DELETE'),
	('table', 'TRUNCATE'), ('table', 'TRIGGER'), ('sequence', 'USAGE'),
	('sequence', 'SELECT'), ('sequence', 'UPDATE'),
	('function', 'EXECUTE')) AS p (kind, privilege) USING (kind)
WHERE CASE
	WHEN kind = 'function' THEN
		has_function_privilege(role, o.oid, privilege)
	WHEN kind = 'sequence' THEN
		has_sequence_privilege(role, o.oid, privilege)
	WHEN privilege IN ('DELETE', 'TRUNCATE', 'TRIGGER') THEN
		has_table_privilege(role, o.oid, privilege)
	ELSE has_any_column_privilege(role, o.oid, privilege) END;

SELECT set_eq(
	$$SELECT object FROM object WHERE kind <> 'sequence'$$,
	'SELECT object FROM allowed',
	'every table, view and function is named in this test');

SELECT is(
	(SELECT string_agg(privilege || ' for ' || roles, ', '
			ORDER BY privilege)
		FROM (SELECT privilege, string_agg(role, ' '
				ORDER BY role COLLATE "C") AS roles
			FROM possible p WHERE p.object = a.object
			GROUP BY privilege) g),
	privilege || ' for ' || nullif(roles, ''),
	object || ' is for ' || coalesce(nullif(roles, ''), 'nobody'))
FROM allowed a;

SELECT is_empty(
	$$SELECT p.* FROM possible p JOIN object o USING (object)
		WHERE o.kind = 'sequence'$$,
	'no program touches a sequence');

-- Schemas, the database, and what a role is.

SELECT set_eq(
	$$SELECT nspname, role FROM pg_namespace n, program
		WHERE nspname IN ('core', 'web')
			AND has_schema_privilege(role, n.oid, 'USAGE')$$,
	$$SELECT 'web'::name, role FROM program$$,
	'every program may enter web, and none may enter core');
SELECT ok(NOT has_schema_privilege('public', n, 'USAGE'),
	'PUBLIC may not enter ' || n)
FROM unnest('{core,web}'::text[]) n;
SELECT is_empty(
	$$SELECT nspname, role FROM pg_namespace n,
			(SELECT role FROM program UNION ALL SELECT 'public') r
		WHERE has_schema_privilege(role, n.oid, 'CREATE')
			AND nspname !~ '^pg_(toast_)?temp_'$$,
	'no program may make anything in any schema');
SELECT ok(NOT has_database_privilege(role, current_database(), 'CREATE'),
	role || ' may not make a schema')
FROM program;
SELECT ok(NOT has_database_privilege(role, current_database(), 'TEMPORARY'),
	role || ' may not make a temporary object')
FROM program;

SELECT is_empty(
	$$SELECT rolname FROM pg_roles JOIN program ON role = rolname
		WHERE rolsuper OR rolcreaterole OR rolcreatedb
			OR rolreplication OR rolbypassrls OR NOT rolcanlogin$$,
	'a program can log in, and its role has no other gift');
SELECT is_empty(
	$$SELECT rolname FROM pg_roles WHERE rolname = 'owner'
		AND (rolsuper OR rolcreaterole OR rolcreatedb
			OR rolreplication OR rolbypassrls OR rolcanlogin)$$,
	'the owner cannot log in, and has no gift at all');
SELECT is_empty(
	$$SELECT p.role, r.rolname FROM program p, pg_roles r
		WHERE r.rolname <> p.role
			AND pg_has_role(p.role, r.oid, 'MEMBER')$$,
	'no program is a member of another role');
SELECT is_empty(
	$$SELECT p.role, d.classid::regclass, d.objid
		FROM program p JOIN pg_roles r ON r.rolname = p.role
		JOIN pg_shdepend d ON d.refobjid = r.oid
			AND d.refclassid = 'pg_authid'::regclass
			AND d.deptype = 'o'$$,
	'no program owns anything');
SELECT is(
	ARRAY(SELECT s FROM pg_db_role_setting, unnest(setconfig) s
		WHERE setrole = role::text::regrole AND setdatabase = 0
		ORDER BY s COLLATE "C"),
	ARRAY['TimeZone=Europe/Sofia']
		|| CASE WHEN role IN ('news', 'article', 'newsletter')
			THEN ARRAY['plan_cache_mode=force_generic_plan']
			ELSE '{}' END
		|| ARRAY['statement_timeout='
			|| CASE role WHEN 'editor' THEN '1h' ELSE '5s' END],
	role || ' does not wait for ever, lives in Sofia''s time, and plans'
		' a page once')
FROM program;

-- Who owns the site, and what runs in the owner's name.

SELECT is_empty(
	$$SELECT relname FROM pg_class
		WHERE relnamespace::regnamespace::text IN ('core', 'web')
			AND relowner <> 'owner'::regrole
			AND oid <> ALL ('{web.edition,web.edition_text,
				web.entry,web.edition_picture,
				web.article_project,web.article_partner,
				web.project_edition,web.partner_edition}'
				::regclass[])
		UNION ALL
		SELECT proname FROM pg_proc
		WHERE pronamespace::regnamespace::text IN ('core', 'web')
			AND proowner <> 'owner'::regrole
			AND oid <> ALL ('{web.put_page(jsonb),
				web.put_project(jsonb),core.put_edition_text(jsonb),
				"web.edition_restore(text,text,integer,text)"}'
				::regprocedure[])
		UNION ALL
		SELECT typname FROM pg_type
		WHERE typnamespace::regnamespace::text IN ('core', 'web')
			AND typowner <> 'owner'::regrole
			AND typrelid NOT IN (SELECT oid FROM pg_class
				WHERE relowner = 'public_view'::regrole)
			AND typelem NOT IN (SELECT reltype FROM pg_class
				WHERE relowner = 'public_view'::regrole)
		UNION ALL
		SELECT nspname FROM pg_namespace
		WHERE nspname IN ('core', 'web')
			AND nspowner <> 'owner'::regrole$$,
	'the owner owns everything in core and web but what writes HTML, and'
		' what shows editions');
SELECT is_empty(
	$$SELECT relname FROM pg_class
		WHERE relowner = 'public_view'::regrole
			AND (relnamespace <> 'web'::regnamespace OR relkind <> 'v')
		UNION ALL
		SELECT rolname FROM pg_roles
		WHERE rolname = 'public_view' AND (rolcanlogin OR rolbypassrls
			OR rolsuper OR pg_has_role(oid, 'owner', 'MEMBER'))$$,
	'who shows editions has views, sees what is public, and no more');

-- pg_temp is searched first unless it is named: a reader could put a type
-- or a table of his own there, and the owner would use it.
SELECT ok(coalesce('search_path=pg_catalog, pg_temp' = ANY (proconfig),
		false),
	proname || ' runs as the owner, and finds nothing of the reader''s')
FROM pg_proc
WHERE pronamespace::regnamespace::text IN ('core', 'web') AND prosecdef
ORDER BY proname COLLATE "C";
SELECT is_empty(
	$$SELECT oid::regprocedure, proconfig FROM pg_proc
		WHERE pronamespace::regnamespace::text IN ('core', 'web')
			AND prosecdef AND NOT EXISTS
				(SELECT FROM unnest(proconfig) s
				WHERE s LIKE 'search_path=%')$$,
	'each function that runs as the owner sets its search_path');
SELECT is_empty(
	$$SELECT oid::regclass, reloptions FROM pg_class
		WHERE relnamespace = 'web'::regnamespace AND relkind = 'v'
			AND 'security_invoker=true' = ANY (reloptions)$$,
	'each view reads core as the owner');

-- A function that somebody adds tomorrow.
SET LOCAL ROLE owner;
CREATE FUNCTION web.added_tomorrow() RETURNS int LANGUAGE sql RETURN 1;
RESET ROLE;
SELECT ok(NOT has_function_privilege('public', 'web.added_tomorrow()',
		'EXECUTE'),
	'a new function is nobody''s until it is granted');

-- The same by trying it, with content in the tables: a view that calls a
-- function which its reader may not execute fails only then.

SELECT is(pg_temp.tried(role, 'SELECT * FROM ' || object),
	CASE WHEN role = ANY (string_to_array(roles, ' ')) THEN 'works'
		ELSE '42501' END,
	format('%s reads %s: %s', role, object,
		CASE WHEN role = ANY (string_to_array(roles, ' '))
			THEN 'it works' ELSE 'it is refused' END))
FROM allowed, program
WHERE object LIKE 'web.%' AND object NOT LIKE '%(%';

SELECT set_eq(
	format($$SELECT DISTINCT pg_temp.tried(%L, statement || object)
		FROM allowed, unnest(ARRAY['SELECT FROM ', 'DELETE FROM ',
			'TRUNCATE ']) statement
		WHERE object LIKE 'core.%%'
			AND object NOT LIKE '%%(%%'$$, role),
	$$VALUES ('42501')$$,
	role || ' is kept out of every table of core')
FROM program;

SELECT is(pg_temp.tried(role, 'DELETE FROM ' || object), '42501',
	format('%s deletes nothing from %s', role, object))
FROM program, unnest(ARRAY['web.edition', 'web.participation',
	'web.article_project']) object;

-- A second revision of an edition, so that there is one to go back to.
SET CONSTRAINTS ALL IMMEDIATE;
UPDATE core.edition SET title = 'K' WHERE slug = 'published-bg';
SET CONSTRAINTS ALL DEFERRED;

CREATE TEMPORARY TABLE called AS
SELECT * FROM (VALUES
	('web.ask(text,text,text,text[],text)',
		$$web.ask('k@example.org', 'bg', 'each', '{hub}', 'Yes')$$),
	('web.ask_address(bytea,text)',
		$$web.ask_address('t', 'k@example.org')$$),
	('web.bounce_mail(text,text)',
		$$web.bounce_mail('n', 'hard')$$),
	('web.change_address(bytea,bytea)', $$web.change_address('t', 'f')$$),
	('web.change_preferences(bytea,text,text,text[])',
		$$web.change_preferences('t', 'bg', 'each', '{hub}')$$),
	('web.confirm(bytea,bytea)', $$web.confirm('t', 'f')$$),
	('web.cursor(timestamp with time zone,bigint)',
		'web.cursor(now(), 1)'),
	('web.day(timestamp with time zone)', 'web.day(now())'),
	('web.act_as(text)', $$web.act_as('k')$$),
	('web.begin_import()', 'web.begin_import()'),
	('web.check_import()', 'web.check_import()'),
	('web.end_import()', 'web.end_import()'),
	('web.give_numbers(jsonb)', $$web.give_numbers('{}')$$),
	('web.learn_words(integer)', 'web.learn_words(1)'),
	('web.numbers_due()', 'web.numbers_due()'),
	('web.reserve_numbers(jsonb)', $$web.reserve_numbers('{}')$$),
	('web.measure_content()', 'web.measure_content()'),
	('web.edition_at(text,text,integer)',
		$$web.edition_at('draft-bg', NULL, NULL)$$),
	('web.edition_acts(text,text)',
		$$web.edition_acts('draft-bg', NULL)$$),
	('web.edition_history(text,text)',
		$$web.edition_history('draft-bg', NULL)$$),
	('web.edition_move(text,text,text,text)',
		$$web.edition_move('draft-bg', NULL, 'publish', NULL)$$),
	('web.edition_move(text,text,text,text,text)',
		$$web.edition_move('draft-bg', NULL, 'publish', NULL, 'B')$$),
	('web.edition_move(text,text,text,text,text,boolean)',
		$$web.edition_move('draft-bg', NULL, 'publish', NULL, 'B',
			false)$$),
	('web.held_until(bigint)', 'web.held_until(1)'),
	('web.edition_records(text,text,bigint)',
		'web.edition_records(NULL, NULL, 1)'),
	('web.edition_restore(text,text,integer,text)',
		$$web.edition_restore('published-bg', NULL, 1, NULL)$$),
	('web.take_edition(jsonb)', $$web.take_edition('{"key": "t",
		"lang": "bg", "slug": "t", "title": "T", "entry": "900",
		"published": "2020-09-28", "projects": ["hub"],
		"slug_else": "t-1", "addresses": ["/t/"]}')$$),
	('web.take_page(jsonb)', $$web.take_page('{"slug": "t", "lang": "bg",
		"title": "T", "origin": "t", "addresses": ["/u/"]}')$$),
	('web.take_foreign(jsonb)', $$web.take_foreign('{"lang": "bg",
		"origin": "x/1", "own": "x/1", "slug": "f", "slug_else": "f-1",
		"title": "F", "addresses": ["/f/"]}')$$),
	('web.imported_of(text,text,text,integer)',
		$$web.imported_of('x/', '', '', 1)$$),
	('web.put_moved(jsonb)', $$web.put_moved('{"from": "/v/",
		"to": "/bg/news/published-bg/"}')$$),
	('web.put_number(jsonb)', $$web.put_number('{"number": "7/1999"}')$$),
	('web.lead_addresses(jsonb)', $$web.lead_addresses('[{"from": "/w/",
		"to": "/bg/news/"}]')$$),
	('web.edition_files(bigint,integer)', 'web.edition_files(0, 1)'),
	('web.page_files()', 'web.page_files()'),
	('web.list_items(text)', $$web.list_items('projects')$$),
	('web.erase(bytea)', $$web.erase('t')$$),
	('web.export(bytea)', $$web.export('t')$$),
	('web.finish_mail(bigint,text,text,bigint)',
		$$web.finish_mail(1, 'sent', '250', NULL)$$),
	('web.lease_mails(integer,integer,bytea[],bytea[])',
		$$web.lease_mails(1, 1, '{}', '{}')$$),
	('web.leave(bytea)', $$web.leave('t')$$),
	('web.refuse(bytea)', $$web.refuse('t')$$),
	('web.allow(bytea)', $$web.allow('t')$$),
	('web.moment(bigint)', 'web.moment(1)'),
	('web.open_mailer()', 'web.open_mailer()'),
	('web.preferences(bytea,text)', $$web.preferences('t', 'bg')$$),
	('web.cards_due(integer,integer)', 'web.cards_due(1, 1)'),
	('web.describe_media(text,text,text,text,boolean)',
		$$web.describe_media('x', 'bg', 'A', NULL, false)$$),
	('web.media_items()', 'web.media_items()'),
	('web.put_media_item(jsonb)', $$web.put_media_item('{"hash": "x"}')$$),
	('web.preview_picture(bytea)', $$web.preview_picture('x')$$),
	('web.media_hashes()', 'web.media_hashes()'),
	('web.media_named(text)', $$web.media_named('x')$$),
	('web.media_history(text)', $$web.media_history('x')$$),
	('web.media_records(bigint)', 'web.media_records(1)'),
	('web.put_cards(jsonb)', $$web.put_cards(
		(SELECT jsonb_agg(to_jsonb(d) || jsonb_build_object('hash',
			repeat('0', 32))) FROM web.cards_due(1, NULL) d))$$),
	('web.put_media(jsonb)', $$web.put_media(jsonb_build_object(
		'sha256', encode(sha256('k'), 'hex'), 'name', 'k', 'file', 'k',
		'type', 'application/pdf', 'octets', 1))$$),
	('web.put_edition(jsonb)', $$web.put_edition('{"key": "k",
		"lang": "bg", "slug": "k", "title": "K", "published":
		"2020-09-28", "projects": ["hub"], "partners": ["city"]}')$$),
	('web.put_page(jsonb)', $$web.put_page('{"slug": "k", "lang": "bg",
		"title": "K"}')$$),
	('web.put_partner(jsonb)', $$web.put_partner('{"slug": "k",
		"country": "BG", "bg": {"name": "K", "lead": "K"}}')$$),
	('web.put_programme(jsonb)', $$web.put_programme('{"slug": "k",
		"needs_grant_number": true, "bg": {"name": "K",
		"acknowledgement": "K {grant_number}", "disclaimer": "K"}}')$$),
	('web.put_project(jsonb)', $$web.put_project('{"slug": "k",
		"programme": "cohesion", "bg": {"name": "K", "title": "K",
		"lead": "K"}, "participants": [{"partner": "city",
		"role": "coordinator"}]}')$$),
	('web.search(text,text,integer,text,integer,text,text)',
		$$web.search('bg', 'city', 1, NULL, NULL, NULL, NULL)$$),
	('web.sheet(bigint)', 'web.sheet(1)'),
	('web.sheet_end(bigint)', 'web.sheet_end(1)'),
	('web.sheets()', 'web.sheets()'),
	('web.settle_asks(integer)', 'web.settle_asks(1)'),
	('web.tend_newsletter(integer)', 'web.tend_newsletter(1)'),
	('web.token(bytea,text)', $$web.token('t', 'leave')$$)
) AS c (object, call);

SELECT is(pg_temp.tried(role, 'SELECT ' || call),
	CASE WHEN role = ANY (string_to_array(roles, ' ')) THEN 'works'
		ELSE '42501' END,
	format('%s calls %s', role, object))
FROM program, called JOIN allowed USING (object);

-- The same of issues and of those who read them.
UPDATE core.issue SET state = 'composed', ended_at = NULL WHERE id = 1;
SELECT setval(pg_get_serial_sequence('core.issue', 'id'), 1) \gset
SELECT is(pg_temp.tried(role, 'SELECT ' || call),
	CASE role WHEN roles THEN 'works' ELSE '42501' END,
	format('%s calls %s', role, object))
FROM program, issue_call;

-- And of the desk.
SELECT is(pg_temp.tried(role, 'SELECT ' || call),
	CASE role WHEN roles THEN 'works' ELSE '42501' END,
	format('%s calls %s', role, object))
FROM program, desk_call;

-- What is looked at when the transaction ends is looked at in the name of
-- who ends it, and not of the function that wrote.
SELECT is(pg_temp.tried('editor', $$SELECT web.put_edition('{"key": "k",
	"lang": "bg", "slug": "k", "title": "K", "published": "2020-09-28",
	"projects": ["hub"]}'); SET CONSTRAINTS ALL IMMEDIATE$$), 'works',
	'an editor can publish what the EU pays for');

SELECT is_empty(
	$$SELECT object FROM allowed
		WHERE object LIKE 'web.%(%'
			AND object NOT IN (SELECT object FROM called
				UNION ALL SELECT object FROM issue_call
				UNION ALL SELECT object FROM desk_call)$$,
	'each function of web was tried');

-- The editor's program with words of its own in pg_temp: whatever stands
-- there must not run in the owner's name.

CREATE TEMPORARY TABLE ran_as (who name);
GRANT INSERT ON ran_as TO PUBLIC;
GRANT TEMPORARY ON DATABASE :"DBNAME" TO editor;
SET LOCAL ROLE editor;
CREATE FUNCTION pg_temp.note(pg_catalog.timestamptz) RETURNS boolean
LANGUAGE sql AS $$
	INSERT INTO ran_as VALUES (current_user);
	SELECT true;
$$;
CREATE DOMAIN pg_temp.timestamptz AS pg_catalog.timestamptz
	CHECK (pg_temp.note(VALUE));
DISCARD PLANS;
SELECT FROM web.put_edition('{"key": "k", "lang": "bg", "slug": "k",
	"title": "K", "published": "2020-09-28"}') \gset
DROP DOMAIN pg_temp.timestamptz;
RESET ROLE;
SELECT is_empty($$SELECT who FROM ran_as WHERE who = 'owner'$$,
	'a type in pg_temp is not used in the owner''s name');

TRUNCATE ran_as;
SET LOCAL ROLE editor;
CREATE FUNCTION pg_temp.note() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO ran_as VALUES (current_user);
	RETURN NEW;
END
$$;
CREATE TEMPORARY TABLE put_participant
	(partner bigint, role text, position smallint);
CREATE TRIGGER note BEFORE INSERT ON pg_temp.put_participant
	FOR EACH ROW EXECUTE FUNCTION pg_temp.note();
GRANT ALL ON pg_temp.put_participant TO owner;
SELECT FROM web.put_project('{"slug": "k", "programme": "cohesion",
	"participants": [{"partner": "city", "role": "partner"}]}') \gset
RESET ROLE;
SELECT is_empty($$SELECT who FROM ran_as WHERE who = 'owner'$$,
	'a table in pg_temp is not used in the owner''s name');

SELECT finish();
ROLLBACK;
