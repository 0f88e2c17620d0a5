/**
 * Script of the database-setup task. It is idempotent and writes nothing to disk.
 *
 * - The group role `app` owns everything that migrations create. The login roles `app_v<version>` act as `app`, so a rotation changes no
 *   owner.
 * - It creates the current role and the next one, so that a rotation finds its role ready. Statements are logged, so passwords are sent
 *   as SCRAM verifiers, which `\password` computes in the client.
 * - The role before the current one is kept for tasks that roll back. Older roles are dropped, and their objects go to `app`.
 */
export const databaseSetupScript = String.raw`set -eu
sql() { psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 "$@"; }

sql --set current="$APP_USERNAME" --set next="$NEXT_APP_USERNAME" <<'SQL'
BEGIN;
SELECT format('CREATE ROLE %I', name) FROM (VALUES ('app'), (:'current'), (:'next')) AS wanted (name)
WHERE NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) \gexec
GRANT app TO CURRENT_USER, :"current", :"next";
ALTER ROLE :"current" LOGIN;
ALTER ROLE :"next" LOGIN;
ALTER ROLE :"current" SET role = 'app';
ALTER ROLE :"next" SET role = 'app';
GRANT CONNECT, CREATE, TEMPORARY ON DATABASE :"DBNAME" TO app;
DO $$
BEGIN
  REVOKE CREATE ON SCHEMA public FROM PUBLIC;
  GRANT USAGE, CREATE ON SCHEMA public TO app;
EXCEPTION WHEN insufficient_privilege THEN
  RAISE NOTICE 'the public schema belongs to somebody else and stays as it is';
END
$$;
COMMIT;
SQL

set_password() { printf '%s\n%s\n' "$2" "$2" | sql --command "\\password $1"; }
set_password "$APP_USERNAME" "$APP_PASSWORD"
set_password "$NEXT_APP_USERNAME" "$NEXT_APP_PASSWORD"

sql --set current="$APP_USERNAME" <<'SQL'
BEGIN;
SELECT format('GRANT %I TO CURRENT_USER', rolname), format('REASSIGN OWNED BY %I TO app', rolname), format('DROP OWNED BY %I', rolname), format('DROP ROLE %I', rolname)
FROM pg_roles
WHERE rolname ~ '^app_v[0-9]+$' AND substring(rolname FROM 6)::int < substring(:'current' FROM 6)::int - 1 \gexec
COMMIT;
SQL
echo "database-setup: roles $APP_USERNAME and $NEXT_APP_USERNAME are ready"
`;
