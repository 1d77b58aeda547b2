-- Put in a project, whole. $1: JSON object. Returns what became of it.
SELECT web.put_project(web.not_stale('project', $1::jsonb)) AS outcome
