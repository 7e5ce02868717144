-- Who looks at an incident is told when somebody comes or leaves. Not at every sign of life: those change nothing that is shown.
CREATE TRIGGER tell_change AFTER INSERT OR DELETE ON "presences"
  FOR EACH ROW EXECUTE FUNCTION tell_change('presence', 'incident_id');
