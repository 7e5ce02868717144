-- Who looks at a page is told that it is out of date (docs/decisions/040-live-updates.md). A notification holds a kind and ids,
-- never contents. PostgreSQL sends it at the commit and folds equal ones of a transaction into one.

-- tell_change(kind, column): the id in that column of the row that was written.
CREATE FUNCTION tell_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('nevermore', TG_ARGV[0] || ' ' || (to_jsonb(COALESCE(NEW, OLD)) ->> TG_ARGV[1]));
  RETURN NULL;
END $$;

-- Runs are written hundreds at a time: one notification for 200 checks, which stays below the 8 000 bytes that one may hold.
CREATE FUNCTION tell_runs() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('nevermore', 'check ' || string_agg(id, ' '))
  FROM (
    SELECT check_id::text AS id, (row_number() OVER () - 1) / 200 AS part
    FROM (SELECT DISTINCT check_id FROM told) AS checks
  ) AS parts
  GROUP BY part;
  RETURN NULL;
END $$;

CREATE TRIGGER tell_change AFTER INSERT OR UPDATE ON "corrective_actions"
  FOR EACH ROW EXECUTE FUNCTION tell_change('action', 'id');
CREATE TRIGGER tell_action AFTER INSERT OR DELETE ON "action_checks"
  FOR EACH ROW EXECUTE FUNCTION tell_change('action', 'action_id');
CREATE TRIGGER tell_check AFTER INSERT OR DELETE ON "action_checks"
  FOR EACH ROW EXECUTE FUNCTION tell_change('check', 'check_id');

CREATE TRIGGER tell_runs AFTER INSERT ON "check_runs"
  REFERENCING NEW TABLE AS told FOR EACH STATEMENT EXECUTE FUNCTION tell_runs();
-- Not at every claim and result, which write to this table thousands of times a second: those are told by their runs.
CREATE TRIGGER tell_change AFTER UPDATE ON "checks" FOR EACH ROW
  WHEN (OLD.version <> NEW.version OR OLD.asked_by_id IS DISTINCT FROM NEW.asked_by_id)
  EXECUTE FUNCTION tell_change('check', 'id');

CREATE TRIGGER tell_change AFTER UPDATE ON "incidents"
  FOR EACH ROW EXECUTE FUNCTION tell_change('incident', 'id');
-- Whoever saw it until now sees it go.
CREATE TRIGGER tell_hidden AFTER UPDATE ON "incidents" FOR EACH ROW
  WHEN (NEW.is_private AND NOT OLD.is_private) EXECUTE FUNCTION tell_change('hidden', 'id');
CREATE TRIGGER tell_change AFTER INSERT OR DELETE ON "incident_people"
  FOR EACH ROW EXECUTE FUNCTION tell_change('incident', 'incident_id');

CREATE TRIGGER tell_ended AFTER UPDATE ON "sessions" FOR EACH ROW
  WHEN (OLD.ended_at IS NULL AND NEW.ended_at IS NOT NULL) EXECUTE FUNCTION tell_change('session', 'id');
