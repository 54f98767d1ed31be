--
-- PostgreSQL database dump
--


-- Dumped from database version 15.18 (Debian 15.18-0+deb12u1)
-- Dumped by pg_dump version 15.18 (Debian 15.18-0+deb12u1)

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

--
-- Name: store_now(); Type: FUNCTION; Schema: public; Owner: -
--

CREATE FUNCTION public.store_now() RETURNS bigint
    LANGUAGE sql STABLE
    AS $$
  SELECT coalesce(fixed, floor(extract(epoch FROM now()) * 1000)::bigint) + shift
  FROM store_clock
$$;


SET default_tablespace = '';

SET default_table_access_method = heap;

--
-- Name: access_token; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.access_token (
    hash bytea NOT NULL,
    portal bigint NOT NULL,
    app bigint NOT NULL,
    member bigint NOT NULL,
    scopes text NOT NULL COLLATE pg_catalog."C",
    expires_at bigint NOT NULL,
    created_at bigint,
    predecessor bytea,
    code bytea,
    family bytea,
    session bigint DEFAULT 7 NOT NULL
);


--
-- Name: activity_sample; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.activity_sample (
    portal bigint NOT NULL,
    span bigint NOT NULL,
    at bigint NOT NULL,
    arrived bigint NOT NULL,
    claimed bigint NOT NULL,
    failed bigint NOT NULL,
    gone bigint NOT NULL,
    pending bigint NOT NULL,
    held bigint NOT NULL,
    dead bigint NOT NULL
);


--
-- Name: api_key; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.api_key (
    hash bytea NOT NULL,
    portal bigint NOT NULL,
    scope text NOT NULL COLLATE pg_catalog."C",
    expires_at bigint,
    label text NOT NULL COLLATE pg_catalog."C",
    created_at bigint
);


--
-- Name: app_options; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.app_options (
    portal bigint NOT NULL,
    app bigint NOT NULL,
    member bigint NOT NULL,
    options bytea NOT NULL
);


--
-- Name: application; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.application (
    portal bigint NOT NULL,
    app bigint NOT NULL,
    client_id text NOT NULL COLLATE pg_catalog."C",
    name text NOT NULL COLLATE pg_catalog."C",
    scopes text NOT NULL COLLATE pg_catalog."C",
    status text NOT NULL COLLATE pg_catalog."C",
    is_installed boolean NOT NULL,
    is_active boolean NOT NULL,
    version bigint NOT NULL,
    queue_choices text DEFAULT '{}'::text NOT NULL COLLATE pg_catalog."C",
    redirect_uri text DEFAULT ''::text NOT NULL COLLATE pg_catalog."C",
    install_url text DEFAULT ''::text NOT NULL COLLATE pg_catalog."C",
    allowed_users text COLLATE pg_catalog."C",
    payment text DEFAULT 'paid'::text NOT NULL COLLATE pg_catalog."C",
    is_blocked boolean DEFAULT false NOT NULL,
    removal text COLLATE pg_catalog."C"
);


--
-- Name: audit; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.audit (
    portal bigint NOT NULL,
    number bigint NOT NULL,
    at bigint NOT NULL,
    actor_kind text NOT NULL COLLATE pg_catalog."C",
    actor text NOT NULL COLLATE pg_catalog."C",
    actor_label text NOT NULL COLLATE pg_catalog."C",
    action text NOT NULL COLLATE pg_catalog."C",
    subject text NOT NULL COLLATE pg_catalog."C",
    detail text NOT NULL COLLATE pg_catalog."C"
);


--
-- Name: authorization_code; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.authorization_code (
    hash bytea NOT NULL,
    portal bigint NOT NULL,
    app bigint NOT NULL,
    member bigint NOT NULL,
    scopes text NOT NULL COLLATE pg_catalog."C",
    expires_at bigint NOT NULL,
    is_redeemed boolean NOT NULL
);


--
-- Name: binding; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.binding (
    portal bigint NOT NULL,
    binding bigint NOT NULL,
    app bigint NOT NULL,
    event text NOT NULL COLLATE pg_catalog."C",
    handler text NOT NULL COLLATE pg_catalog."C",
    member bigint NOT NULL,
    connector text NOT NULL COLLATE pg_catalog."C",
    minimum_interval bigint
);


--
-- Name: claim; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.claim (
    portal bigint NOT NULL,
    app bigint NOT NULL,
    connector text NOT NULL COLLATE pg_catalog."C",
    claim bigint NOT NULL,
    process_id text NOT NULL COLLATE pg_catalog."C",
    held bigint[] NOT NULL,
    held_failed bigint[] NOT NULL,
    deadline bigint
)
WITH (fillfactor='70', autovacuum_vacuum_scale_factor='0.02', autovacuum_vacuum_threshold='1000', autovacuum_vacuum_cost_delay='0');
ALTER TABLE ONLY public.claim ALTER COLUMN portal SET (n_distinct=1);
ALTER TABLE ONLY public.claim ALTER COLUMN app SET (n_distinct=1);
ALTER TABLE ONLY public.claim ALTER COLUMN connector SET (n_distinct=1);


--
-- Name: claim_number; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.claim_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: client_secret; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.client_secret (
    portal bigint NOT NULL,
    app bigint NOT NULL,
    hash bytea NOT NULL,
    created_at bigint,
    expires_at bigint
);


--
-- Name: console_session; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.console_session (
    hash bytea NOT NULL,
    portal bigint NOT NULL,
    member bigint NOT NULL,
    password text NOT NULL COLLATE pg_catalog."C",
    key bytea,
    created_at bigint NOT NULL,
    seen_at bigint NOT NULL,
    expires_at bigint NOT NULL,
    address text NOT NULL COLLATE pg_catalog."C",
    browser text NOT NULL COLLATE pg_catalog."C"
);


--
-- Name: delivery; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.delivery (
    portal bigint NOT NULL,
    handler bigint NOT NULL,
    delivery bigint NOT NULL,
    event text NOT NULL COLLATE pg_catalog."C",
    member bigint,
    data bytea NOT NULL,
    happened_at bigint NOT NULL,
    session bigint NOT NULL,
    phase text NOT NULL COLLATE pg_catalog."C",
    reason text COLLATE pg_catalog."C",
    phase_at bigint NOT NULL,
    attempts bigint NOT NULL,
    tries bigint NOT NULL,
    last_failure bigint,
    deadline bigint NOT NULL,
    trace text COLLATE pg_catalog."C",
    checksum bigint
);


--
-- Name: delivery_attempt; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.delivery_attempt (
    portal bigint NOT NULL,
    handler bigint NOT NULL,
    delivery bigint NOT NULL,
    number bigint NOT NULL,
    started_at bigint NOT NULL,
    milliseconds bigint NOT NULL,
    status bigint,
    failure text COLLATE pg_catalog."C",
    excerpt bytea NOT NULL
);


--
-- Name: departure; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.departure (
    portal bigint NOT NULL,
    app bigint NOT NULL,
    connector text NOT NULL COLLATE pg_catalog."C",
    departure bigint NOT NULL,
    left_at bigint NOT NULL,
    first_event bigint NOT NULL,
    last_event bigint NOT NULL,
    kind text NOT NULL COLLATE pg_catalog."C",
    process_id text NOT NULL COLLATE pg_catalog."C",
    events bigint[] NOT NULL,
    failed_events bigint[] NOT NULL
)
WITH (autovacuum_vacuum_scale_factor='0.02', autovacuum_vacuum_threshold='5000', autovacuum_vacuum_cost_delay='0');
ALTER TABLE ONLY public.departure ALTER COLUMN portal SET (n_distinct=1);
ALTER TABLE ONLY public.departure ALTER COLUMN app SET (n_distinct=1);
ALTER TABLE ONLY public.departure ALTER COLUMN connector SET (n_distinct=1);


--
-- Name: departure_number; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.departure_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: door; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.door (
    hash bytea NOT NULL,
    portal bigint NOT NULL,
    token bytea,
    learns boolean NOT NULL,
    expires_at bigint,
    label text NOT NULL COLLATE pg_catalog."C",
    created_at bigint
);


--
-- Name: event; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.event (
    portal bigint NOT NULL,
    app bigint NOT NULL,
    connector text NOT NULL COLLATE pg_catalog."C",
    event bigint NOT NULL,
    occurred_at bigint NOT NULL,
    first_at bigint NOT NULL,
    attempts bigint NOT NULL,
    failed_at bigint,
    retry_at bigint,
    member bigint,
    message_id bytea NOT NULL,
    name text NOT NULL COLLATE pg_catalog."C",
    reason text COLLATE pg_catalog."C",
    data bytea NOT NULL,
    occurrence bigint DEFAULT 0 NOT NULL,
    checksum bigint,
    publisher bigint,
    trace text COLLATE pg_catalog."C",
    repeats bigint DEFAULT 0 NOT NULL
)
WITH (fillfactor='90', autovacuum_vacuum_scale_factor='0.02', autovacuum_vacuum_threshold='5000', autovacuum_vacuum_insert_scale_factor='0.2', autovacuum_analyze_scale_factor='0.05', autovacuum_vacuum_cost_delay='0');
ALTER TABLE ONLY public.event ALTER COLUMN portal SET (n_distinct=1);
ALTER TABLE ONLY public.event ALTER COLUMN app SET (n_distinct=1);
ALTER TABLE ONLY public.event ALTER COLUMN connector SET (n_distinct=1);


--
-- Name: event_name; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.event_name (
    portal bigint NOT NULL,
    number bigint NOT NULL,
    event text NOT NULL COLLATE pg_catalog."C",
    scope text NOT NULL COLLATE pg_catalog."C"
);


--
-- Name: handler; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.handler (
    portal bigint NOT NULL,
    handler bigint NOT NULL,
    app bigint NOT NULL,
    client_id text NOT NULL COLLATE pg_catalog."C",
    url text NOT NULL COLLATE pg_catalog."C",
    minimum_interval bigint,
    is_ended boolean DEFAULT false NOT NULL,
    keeps_order boolean DEFAULT false NOT NULL,
    is_suspended boolean DEFAULT false NOT NULL,
    claims bigint DEFAULT 0 NOT NULL,
    claimed text DEFAULT ''::text NOT NULL COLLATE pg_catalog."C",
    claim_expires bigint,
    pace bigint DEFAULT 8 NOT NULL,
    failed_since bigint,
    last_failed bigint DEFAULT 0 NOT NULL,
    failures bigint DEFAULT 0 NOT NULL,
    outage_since bigint,
    probes bigint DEFAULT 0 NOT NULL,
    next_probe bigint,
    handler_fails boolean DEFAULT false NOT NULL,
    is_resuming boolean DEFAULT false NOT NULL,
    suspended_at bigint,
    last_delivery bigint DEFAULT 0 NOT NULL,
    due_at bigint,
    last_ring bigint,
    next_ring bigint,
    is_ringing boolean DEFAULT false NOT NULL,
    has_news boolean DEFAULT false NOT NULL,
    member bigint DEFAULT 0,
    bell_session bigint DEFAULT 7 NOT NULL,
    bell_delivery bigint DEFAULT 0 NOT NULL
)
WITH (fillfactor='50');


--
-- Name: idempotency_record; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.idempotency_record (
    portal bigint NOT NULL,
    app bigint NOT NULL,
    owner bytea NOT NULL,
    method text NOT NULL COLLATE pg_catalog."C",
    value text NOT NULL COLLATE pg_catalog."C",
    fingerprint bytea NOT NULL,
    reply bytea NOT NULL,
    expires_at bigint NOT NULL
);


--
-- Name: idempotency_usage; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.idempotency_usage (
    portal bigint NOT NULL,
    app bigint NOT NULL,
    owner bytea NOT NULL,
    bytes bigint NOT NULL
)
WITH (autovacuum_vacuum_scale_factor='0', autovacuum_vacuum_threshold='1000');


--
-- Name: limit_node; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.limit_node
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: limit_share; Type: TABLE; Schema: public; Owner: -
--

CREATE UNLOGGED TABLE public.limit_share (
    portal bigint NOT NULL,
    node bigint NOT NULL,
    round bigint NOT NULL,
    entry bigint NOT NULL,
    at bigint NOT NULL,
    amount bigint NOT NULL,
    source text COLLATE pg_catalog."C",
    minute bigint,
    app bigint,
    webhook bytea,
    method text COLLATE pg_catalog."C"
)
WITH (autovacuum_vacuum_scale_factor='0.1', autovacuum_vacuum_threshold='5000', autovacuum_vacuum_cost_delay='0');


--
-- Name: occurrence_number; Type: SEQUENCE; Schema: public; Owner: -
--

CREATE SEQUENCE public.occurrence_number
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;


--
-- Name: outgoing_webhook; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.outgoing_webhook (
    portal bigint NOT NULL,
    webhook bigint NOT NULL,
    label text NOT NULL COLLATE pg_catalog."C",
    created_at bigint NOT NULL,
    secret_generation bigint DEFAULT 1 NOT NULL,
    previous_secret_until bigint
);


--
-- Name: outgoing_webhook_event; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.outgoing_webhook_event (
    portal bigint NOT NULL,
    event text NOT NULL COLLATE pg_catalog."C",
    webhook bigint NOT NULL
);


--
-- Name: portal; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.portal (
    portal bigint NOT NULL,
    domain text NOT NULL COLLATE pg_catalog."C",
    member_id text NOT NULL COLLATE pg_catalog."C",
    mode text COLLATE pg_catalog."C",
    queue_defaults text DEFAULT '{}'::text NOT NULL COLLATE pg_catalog."C",
    settings text DEFAULT '{}'::text NOT NULL COLLATE pg_catalog."C"
);


--
-- Name: portal_user; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.portal_user (
    portal bigint NOT NULL,
    member bigint NOT NULL,
    name text NOT NULL COLLATE pg_catalog."C",
    last_name text NOT NULL COLLATE pg_catalog."C",
    is_administrator boolean NOT NULL,
    is_active boolean NOT NULL,
    is_confirmed boolean NOT NULL,
    login text NOT NULL COLLATE pg_catalog."C",
    login_key text COLLATE pg_catalog."C",
    password text COLLATE pg_catalog."C"
);


--
-- Name: queue_figures; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.queue_figures (
    portal bigint NOT NULL,
    app bigint NOT NULL,
    connector text NOT NULL COLLATE pg_catalog."C",
    pending bigint NOT NULL,
    claimed bigint NOT NULL,
    failed bigint NOT NULL
)
WITH (autovacuum_vacuum_scale_factor='0', autovacuum_vacuum_threshold='1000', autovacuum_vacuum_cost_delay='0');


--
-- Name: queue_watch; Type: TABLE; Schema: public; Owner: -
--

CREATE UNLOGGED TABLE public.queue_watch (
    portal bigint NOT NULL,
    app bigint NOT NULL,
    connector text NOT NULL COLLATE pg_catalog."C",
    node bigint NOT NULL
)
WITH (autovacuum_vacuum_scale_factor='0.1', autovacuum_vacuum_threshold='1000', autovacuum_vacuum_cost_delay='0');


--
-- Name: refresh_token; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.refresh_token (
    hash bytea NOT NULL,
    portal bigint NOT NULL,
    app bigint NOT NULL,
    member bigint NOT NULL,
    scopes text NOT NULL COLLATE pg_catalog."C",
    expires_at bigint NOT NULL,
    predecessor bytea,
    created_at bigint,
    code bytea,
    family bytea,
    is_spent boolean DEFAULT false NOT NULL
);


--
-- Name: schema_version; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.schema_version (
    single boolean NOT NULL,
    version bigint NOT NULL,
    CONSTRAINT schema_version_single_check CHECK (single)
);


--
-- Name: sequence; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.sequence (
    portal bigint NOT NULL,
    app bigint NOT NULL,
    kind text NOT NULL COLLATE pg_catalog."C",
    last bigint NOT NULL
)
WITH (fillfactor='20');


--
-- Name: server_key_fingerprint; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.server_key_fingerprint (
    id bigint NOT NULL,
    fingerprint bytea NOT NULL,
    next_fingerprint bytea,
    next_from bigint,
    CONSTRAINT server_key_fingerprint_id_check CHECK ((id = 1))
);


--
-- Name: store_clock; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.store_clock (
    single boolean NOT NULL,
    shift bigint NOT NULL,
    fixed bigint,
    CONSTRAINT store_clock_single_check CHECK (single)
);


--
-- Name: suppression; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.suppression (
    portal bigint NOT NULL,
    app bigint NOT NULL,
    connector text NOT NULL COLLATE pg_catalog."C",
    slot bigint DEFAULT 0 NOT NULL,
    count bigint NOT NULL,
    last_at bigint NOT NULL
)
WITH (fillfactor='50');


--
-- Name: unbound_event; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.unbound_event (
    portal bigint NOT NULL,
    event text NOT NULL COLLATE pg_catalog."C",
    slot bigint DEFAULT 0 NOT NULL,
    count bigint NOT NULL,
    last_at bigint NOT NULL
)
WITH (fillfactor='50');


--
-- Name: waiting; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.waiting (
    portal bigint NOT NULL,
    app bigint NOT NULL,
    connector text NOT NULL COLLATE pg_catalog."C",
    failed boolean NOT NULL,
    occurred_at bigint NOT NULL,
    event bigint NOT NULL,
    last_claim bigint NOT NULL,
    retry_at bigint,
    message_id bytea NOT NULL
)
WITH (autovacuum_vacuum_scale_factor='0.01', autovacuum_vacuum_threshold='5000', autovacuum_analyze_scale_factor='0.05', autovacuum_vacuum_cost_delay='0');
ALTER TABLE ONLY public.waiting ALTER COLUMN portal SET (n_distinct=1);
ALTER TABLE ONLY public.waiting ALTER COLUMN app SET (n_distinct=1);
ALTER TABLE ONLY public.waiting ALTER COLUMN connector SET (n_distinct=1);


--
-- Name: webhook; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.webhook (
    hash bytea NOT NULL,
    portal bigint NOT NULL,
    member bigint NOT NULL,
    scopes text NOT NULL COLLATE pg_catalog."C",
    expires_at bigint,
    label text NOT NULL COLLATE pg_catalog."C",
    created_at bigint
);


--
-- Name: write_check; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.write_check (
    single boolean NOT NULL,
    checked_at bigint NOT NULL,
    CONSTRAINT write_check_single_check CHECK (single)
)
WITH (fillfactor='20');


--
-- Data for Name: access_token; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.access_token VALUES
	('\x353dc6f76d883633ce9a58fa25c8da6224e3cc67e9d98a28e229ab0ce130eab0', 1, 1, 2, 'user,user_brief,user_basic,crm,task,calendar,catalog,userfieldconfig,sale,imbot,imconnector,imopenlines,log,sonet_group,telephony,sign.b2e', 1798622541566, 1796030541566, NULL, NULL, '\x87dc49661fa1fc55fa3d5065b57cbb722d7c0e2796c29448c05b781e20910809', 7),
	('\x4f29b87f83f04cddcf1c5828eeb534100e05f9a1e9c0374c1df452c51913c5e6', 1, 1, 1, 'user,user_brief,user_basic,crm,task,calendar,catalog,userfieldconfig,sale,imbot,imconnector,imopenlines,log,sonet_group,telephony,sign.b2e', 1796034142340, 1796030542340, NULL, NULL, '\x4f29b87f83f04cddcf1c5828eeb534100e05f9a1e9c0374c1df452c51913c5e6', 7),
	('\x67ee78cb01dcb7b9c1dfefc0a5198d5bbb386f0268391d9a3c6128d719b22f72', 1, 1, 1, 'user,user_brief,user_basic,crm,task,calendar,catalog,userfieldconfig,sale,imbot,imconnector,imopenlines,log,sonet_group,telephony,sign.b2e', 1796034142364, 1796030542364, NULL, NULL, '\x67ee78cb01dcb7b9c1dfefc0a5198d5bbb386f0268391d9a3c6128d719b22f72', 7),
	('\x8a9874c8dc242b74e032ea21207dc55b39338a7a7811c4e6fd7fe70d776e0d30', 1, 1, 1, 'user,user_brief,user_basic,crm,task,calendar,catalog,userfieldconfig,sale,imbot,imconnector,imopenlines,log,sonet_group,telephony,sign.b2e', 1798622541566, 1796030541566, NULL, NULL, '\xab864067794e9375980fe22e404547c48550329b52f3684a3a8ec2bff974a546', 7),
	('\xb520fdd6883e12b91a55af49467c056e013e8fa93f439658c7996128f25b3916', 1, 1, 1, 'user,user_brief,user_basic,crm,task,calendar,catalog,userfieldconfig,sale,imbot,imconnector,imopenlines,log,sonet_group,telephony,sign.b2e', 1796034142364, 1796030542364, NULL, NULL, '\xb520fdd6883e12b91a55af49467c056e013e8fa93f439658c7996128f25b3916', 7),
	('\xb7852c8d739697cb7a52660879f3e67912079fee5fecf05e36ffbf1bf3f8fcfe', 1, 1, 1, 'user,user_brief,user_basic,crm,task,calendar,catalog,userfieldconfig,sale,imbot,imconnector,imopenlines,log,sonet_group,telephony,sign.b2e', 1796034142340, 1796030542340, NULL, NULL, '\xb7852c8d739697cb7a52660879f3e67912079fee5fecf05e36ffbf1bf3f8fcfe', 7),
	('\xc303f3012dd3e9ad92c2e2ebfe60d6a88a3c4a9a7072c491141756913741ee89', 1, 1, 1, 'user,user_brief,user_basic,crm,task,calendar,catalog,userfieldconfig,sale,imbot,imconnector,imopenlines,log,sonet_group,telephony,sign.b2e', 1796034142248, 1796030542248, NULL, NULL, '\xc303f3012dd3e9ad92c2e2ebfe60d6a88a3c4a9a7072c491141756913741ee89', 7);


--
-- Data for Name: activity_sample; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.activity_sample VALUES
	(0, 60, 1796030520, 6, 3, 1, 1, 3, 1, 1),
	(0, 900, 1796030100, 6, 3, 1, 1, 3, 1, 1),
	(1, 60, 1796030520, 6, 3, 1, 1, 3, 1, 1),
	(1, 900, 1796030100, 6, 3, 1, 1, 3, 1, 1);


--
-- Data for Name: api_key; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.api_key VALUES
	('\x71404f00d3fe4efc69e16e70cc5d5e7749f210be19cfd5c18230817537039f75', 0, 'admin', NULL, 'admin.json', 1796030541542),
	('\x9941a5d212ec703399af2e3501ee1a73149d6586fa73abaed519e2edb6bc0590', 1, 'admin', 1798622541566, '', 1796030541566),
	('\xe65c03d54383b73266a4120efd329babb51efd703d0542de50f81c55e03a523d', 1, 'publish', 1798622541566, '', 1796030541566);


--
-- Data for Name: app_options; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.app_options VALUES
	(1, 1, -1, '\x7b226b657074223a2276616c7565227d');


--
-- Data for Name: application; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.application VALUES
	(1, 1, 'local.87dab895bb4260.74116646', 'Demo', 'user,user_brief,user_basic,crm,task,calendar,catalog,userfieldconfig,sale,imbot,imconnector,imopenlines,log,sonet_group,telephony,sign.b2e', 'L', true, true, 1, '{}', '', '', NULL, 'paid', false, NULL);


--
-- Data for Name: audit; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.audit VALUES
	(0, 1, 1796030541542, 'server', '', '', 'key.add', '71404f00d3fe4efc', '{"scope":"admin","label":"admin.json"}'),
	(1, 1, 1796030543412, 'key', '71404f00d3fe4efc', 'admin.json', 'door.add', 'c1b9d77ce40c239a', '{"label":"kept"}'),
	(1, 2, 1796030543953, 'key', '71404f00d3fe4efc', 'admin.json', 'user.add', '3', '{"login":"kept"}');


--
-- Data for Name: authorization_code; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: binding; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.binding VALUES
	(1, 1, 1, 'ONCRMDEALUPDATE', '', 0, '', NULL),
	(1, 2, 1, 'ONCRMDEALUPDATE', 'http://127.0.0.1:9/hook', 0, '', NULL);


--
-- Data for Name: claim; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.claim VALUES
	(0, 0, '', -1, '1', '{}', '{}', NULL),
	(0, 0, '', -2, '2', '{}', '{}', NULL),
	(0, 0, '', -3, '3', '{}', '{}', NULL),
	(0, 0, '', -4, '4', '{}', '{}', NULL),
	(0, 0, '', -5, '5', '{}', '{}', NULL),
	(0, 0, '', -6, '6', '{}', '{}', NULL),
	(0, 0, '', -7, '7', '{}', '{}', NULL),
	(0, 0, '', -8, '8', '{}', '{}', NULL),
	(0, 0, '', -9, '9', '{}', '{}', NULL),
	(0, 0, '', -10, '10', '{}', '{}', NULL),
	(0, 0, '', -11, '11', '{}', '{}', NULL),
	(0, 0, '', -12, '12', '{}', '{}', NULL),
	(0, 0, '', -13, '13', '{}', '{}', NULL),
	(0, 0, '', -14, '14', '{}', '{}', NULL),
	(0, 0, '', -15, '15', '{}', '{}', NULL),
	(0, 0, '', -16, '16', '{}', '{}', NULL),
	(0, 0, '', -17, '17', '{}', '{}', NULL),
	(0, 0, '', -18, '18', '{}', '{}', NULL),
	(0, 0, '', -19, '19', '{}', '{}', NULL),
	(0, 0, '', -20, '20', '{}', '{}', NULL),
	(0, 0, '', -21, '21', '{}', '{}', NULL),
	(0, 0, '', -22, '22', '{}', '{}', NULL),
	(0, 0, '', -23, '23', '{}', '{}', NULL),
	(0, 0, '', -24, '24', '{}', '{}', NULL),
	(0, 0, '', -25, '25', '{}', '{}', NULL),
	(0, 0, '', -26, '26', '{}', '{}', NULL),
	(0, 0, '', -27, '27', '{}', '{}', NULL),
	(0, 0, '', -28, '28', '{}', '{}', NULL),
	(0, 0, '', -29, '29', '{}', '{}', NULL),
	(0, 0, '', -30, '30', '{}', '{}', NULL),
	(0, 0, '', -31, '31', '{}', '{}', NULL),
	(0, 0, '', -32, '32', '{}', '{}', NULL),
	(0, 0, '', -33, '33', '{}', '{}', NULL),
	(0, 0, '', -34, '34', '{}', '{}', NULL),
	(0, 0, '', -35, '35', '{}', '{}', NULL),
	(0, 0, '', -36, '36', '{}', '{}', NULL),
	(0, 0, '', -37, '37', '{}', '{}', NULL),
	(0, 0, '', -38, '38', '{}', '{}', NULL),
	(0, 0, '', -39, '39', '{}', '{}', NULL),
	(0, 0, '', -40, '40', '{}', '{}', NULL),
	(0, 0, '', -41, '41', '{}', '{}', NULL),
	(0, 0, '', -42, '42', '{}', '{}', NULL),
	(0, 0, '', -43, '43', '{}', '{}', NULL),
	(0, 0, '', -44, '44', '{}', '{}', NULL),
	(0, 0, '', -45, '45', '{}', '{}', NULL),
	(0, 0, '', -46, '46', '{}', '{}', NULL),
	(0, 0, '', -47, '47', '{}', '{}', NULL),
	(0, 0, '', -48, '48', '{}', '{}', NULL),
	(0, 0, '', -49, '49', '{}', '{}', NULL),
	(0, 0, '', -50, '50', '{}', '{}', NULL),
	(0, 0, '', -51, '51', '{}', '{}', NULL),
	(0, 0, '', -52, '52', '{}', '{}', NULL),
	(0, 0, '', -53, '53', '{}', '{}', NULL),
	(0, 0, '', -54, '54', '{}', '{}', NULL),
	(0, 0, '', -55, '55', '{}', '{}', NULL),
	(0, 0, '', -56, '56', '{}', '{}', NULL),
	(0, 0, '', -57, '57', '{}', '{}', NULL),
	(0, 0, '', -58, '58', '{}', '{}', NULL),
	(0, 0, '', -59, '59', '{}', '{}', NULL),
	(0, 0, '', -60, '60', '{}', '{}', NULL),
	(0, 0, '', -61, '61', '{}', '{}', NULL),
	(0, 0, '', -62, '62', '{}', '{}', NULL),
	(0, 0, '', -63, '63', '{}', '{}', NULL),
	(0, 0, '', -64, '64', '{}', '{}', NULL),
	(0, 0, '', -65, '65', '{}', '{}', NULL),
	(0, 0, '', -66, '66', '{}', '{}', NULL),
	(0, 0, '', -67, '67', '{}', '{}', NULL),
	(0, 0, '', -68, '68', '{}', '{}', NULL),
	(0, 0, '', -69, '69', '{}', '{}', NULL),
	(0, 0, '', -70, '70', '{}', '{}', NULL),
	(0, 0, '', -71, '71', '{}', '{}', NULL),
	(0, 0, '', -72, '72', '{}', '{}', NULL),
	(0, 0, '', -73, '73', '{}', '{}', NULL),
	(0, 0, '', -74, '74', '{}', '{}', NULL),
	(0, 0, '', -75, '75', '{}', '{}', NULL),
	(0, 0, '', -76, '76', '{}', '{}', NULL),
	(0, 0, '', -77, '77', '{}', '{}', NULL),
	(0, 0, '', -78, '78', '{}', '{}', NULL),
	(0, 0, '', -79, '79', '{}', '{}', NULL),
	(0, 0, '', -80, '80', '{}', '{}', NULL),
	(0, 0, '', -81, '81', '{}', '{}', NULL),
	(0, 0, '', -82, '82', '{}', '{}', NULL),
	(0, 0, '', -83, '83', '{}', '{}', NULL),
	(0, 0, '', -84, '84', '{}', '{}', NULL),
	(0, 0, '', -85, '85', '{}', '{}', NULL),
	(0, 0, '', -86, '86', '{}', '{}', NULL),
	(0, 0, '', -87, '87', '{}', '{}', NULL),
	(0, 0, '', -88, '88', '{}', '{}', NULL),
	(0, 0, '', -89, '89', '{}', '{}', NULL),
	(0, 0, '', -90, '90', '{}', '{}', NULL),
	(0, 0, '', -91, '91', '{}', '{}', NULL),
	(0, 0, '', -92, '92', '{}', '{}', NULL),
	(0, 0, '', -93, '93', '{}', '{}', NULL),
	(0, 0, '', -94, '94', '{}', '{}', NULL),
	(0, 0, '', -95, '95', '{}', '{}', NULL),
	(0, 0, '', -96, '96', '{}', '{}', NULL),
	(0, 0, '', -97, '97', '{}', '{}', NULL),
	(0, 0, '', -98, '98', '{}', '{}', NULL),
	(0, 0, '', -99, '99', '{}', '{}', NULL),
	(0, 0, '', -100, '100', '{}', '{}', NULL),
	(0, 0, '', -101, '101', '{}', '{}', NULL),
	(0, 0, '', -102, '102', '{}', '{}', NULL),
	(0, 0, '', -103, '103', '{}', '{}', NULL),
	(0, 0, '', -104, '104', '{}', '{}', NULL),
	(0, 0, '', -105, '105', '{}', '{}', NULL),
	(0, 0, '', -106, '106', '{}', '{}', NULL),
	(0, 0, '', -107, '107', '{}', '{}', NULL),
	(0, 0, '', -108, '108', '{}', '{}', NULL),
	(0, 0, '', -109, '109', '{}', '{}', NULL),
	(0, 0, '', -110, '110', '{}', '{}', NULL),
	(0, 0, '', -111, '111', '{}', '{}', NULL),
	(0, 0, '', -112, '112', '{}', '{}', NULL),
	(0, 0, '', -113, '113', '{}', '{}', NULL),
	(0, 0, '', -114, '114', '{}', '{}', NULL),
	(0, 0, '', -115, '115', '{}', '{}', NULL),
	(0, 0, '', -116, '116', '{}', '{}', NULL),
	(0, 0, '', -117, '117', '{}', '{}', NULL),
	(0, 0, '', -118, '118', '{}', '{}', NULL),
	(0, 0, '', -119, '119', '{}', '{}', NULL),
	(0, 0, '', -120, '120', '{}', '{}', NULL),
	(0, 0, '', -121, '121', '{}', '{}', NULL),
	(0, 0, '', -122, '122', '{}', '{}', NULL),
	(0, 0, '', -123, '123', '{}', '{}', NULL),
	(0, 0, '', -124, '124', '{}', '{}', NULL),
	(0, 0, '', -125, '125', '{}', '{}', NULL),
	(0, 0, '', -126, '126', '{}', '{}', NULL),
	(0, 0, '', -127, '127', '{}', '{}', NULL),
	(0, 0, '', -128, '128', '{}', '{}', NULL),
	(0, 0, '', -129, '129', '{}', '{}', NULL),
	(0, 0, '', -130, '130', '{}', '{}', NULL),
	(0, 0, '', -131, '131', '{}', '{}', NULL),
	(0, 0, '', -132, '132', '{}', '{}', NULL),
	(0, 0, '', -133, '133', '{}', '{}', NULL),
	(0, 0, '', -134, '134', '{}', '{}', NULL),
	(0, 0, '', -135, '135', '{}', '{}', NULL),
	(0, 0, '', -136, '136', '{}', '{}', NULL),
	(0, 0, '', -137, '137', '{}', '{}', NULL),
	(0, 0, '', -138, '138', '{}', '{}', NULL),
	(0, 0, '', -139, '139', '{}', '{}', NULL),
	(0, 0, '', -140, '140', '{}', '{}', NULL),
	(0, 0, '', -141, '141', '{}', '{}', NULL),
	(0, 0, '', -142, '142', '{}', '{}', NULL),
	(0, 0, '', -143, '143', '{}', '{}', NULL),
	(0, 0, '', -144, '144', '{}', '{}', NULL),
	(0, 0, '', -145, '145', '{}', '{}', NULL),
	(0, 0, '', -146, '146', '{}', '{}', NULL),
	(0, 0, '', -147, '147', '{}', '{}', NULL),
	(0, 0, '', -148, '148', '{}', '{}', NULL),
	(0, 0, '', -149, '149', '{}', '{}', NULL),
	(0, 0, '', -150, '150', '{}', '{}', NULL),
	(0, 0, '', -151, '151', '{}', '{}', NULL),
	(0, 0, '', -152, '152', '{}', '{}', NULL),
	(0, 0, '', -153, '153', '{}', '{}', NULL),
	(0, 0, '', -154, '154', '{}', '{}', NULL),
	(0, 0, '', -155, '155', '{}', '{}', NULL),
	(0, 0, '', -156, '156', '{}', '{}', NULL),
	(0, 0, '', -157, '157', '{}', '{}', NULL),
	(0, 0, '', -158, '158', '{}', '{}', NULL),
	(0, 0, '', -159, '159', '{}', '{}', NULL),
	(0, 0, '', -160, '160', '{}', '{}', NULL),
	(0, 0, '', -161, '161', '{}', '{}', NULL),
	(0, 0, '', -162, '162', '{}', '{}', NULL),
	(0, 0, '', -163, '163', '{}', '{}', NULL),
	(0, 0, '', -164, '164', '{}', '{}', NULL),
	(0, 0, '', -165, '165', '{}', '{}', NULL),
	(0, 0, '', -166, '166', '{}', '{}', NULL),
	(0, 0, '', -167, '167', '{}', '{}', NULL),
	(0, 0, '', -168, '168', '{}', '{}', NULL),
	(0, 0, '', -169, '169', '{}', '{}', NULL),
	(0, 0, '', -170, '170', '{}', '{}', NULL),
	(0, 0, '', -171, '171', '{}', '{}', NULL),
	(0, 0, '', -172, '172', '{}', '{}', NULL),
	(0, 0, '', -173, '173', '{}', '{}', NULL),
	(0, 0, '', -174, '174', '{}', '{}', NULL),
	(0, 0, '', -175, '175', '{}', '{}', NULL),
	(0, 0, '', -176, '176', '{}', '{}', NULL),
	(0, 0, '', -177, '177', '{}', '{}', NULL),
	(0, 0, '', -178, '178', '{}', '{}', NULL),
	(0, 0, '', -179, '179', '{}', '{}', NULL),
	(0, 0, '', -180, '180', '{}', '{}', NULL),
	(0, 0, '', -181, '181', '{}', '{}', NULL),
	(0, 0, '', -182, '182', '{}', '{}', NULL),
	(0, 0, '', -183, '183', '{}', '{}', NULL),
	(0, 0, '', -184, '184', '{}', '{}', NULL),
	(0, 0, '', -185, '185', '{}', '{}', NULL),
	(0, 0, '', -186, '186', '{}', '{}', NULL),
	(0, 0, '', -187, '187', '{}', '{}', NULL),
	(0, 0, '', -188, '188', '{}', '{}', NULL),
	(0, 0, '', -189, '189', '{}', '{}', NULL),
	(0, 0, '', -190, '190', '{}', '{}', NULL),
	(0, 0, '', -191, '191', '{}', '{}', NULL),
	(0, 0, '', -192, '192', '{}', '{}', NULL),
	(0, 0, '', -193, '193', '{}', '{}', NULL),
	(0, 0, '', -194, '194', '{}', '{}', NULL),
	(0, 0, '', -195, '195', '{}', '{}', NULL),
	(0, 0, '', -196, '196', '{}', '{}', NULL),
	(0, 0, '', -197, '197', '{}', '{}', NULL),
	(0, 0, '', -198, '198', '{}', '{}', NULL),
	(0, 0, '', -199, '199', '{}', '{}', NULL),
	(0, 0, '', -200, '200', '{}', '{}', NULL),
	(0, 0, '', -201, '201', '{}', '{}', NULL),
	(0, 0, '', -202, '202', '{}', '{}', NULL),
	(0, 0, '', -203, '203', '{}', '{}', NULL),
	(0, 0, '', -204, '204', '{}', '{}', NULL),
	(0, 0, '', -205, '205', '{}', '{}', NULL),
	(0, 0, '', -206, '206', '{}', '{}', NULL),
	(0, 0, '', -207, '207', '{}', '{}', NULL),
	(0, 0, '', -208, '208', '{}', '{}', NULL),
	(0, 0, '', -209, '209', '{}', '{}', NULL),
	(0, 0, '', -210, '210', '{}', '{}', NULL),
	(0, 0, '', -211, '211', '{}', '{}', NULL),
	(0, 0, '', -212, '212', '{}', '{}', NULL),
	(0, 0, '', -213, '213', '{}', '{}', NULL),
	(0, 0, '', -214, '214', '{}', '{}', NULL),
	(0, 0, '', -215, '215', '{}', '{}', NULL),
	(0, 0, '', -216, '216', '{}', '{}', NULL),
	(0, 0, '', -217, '217', '{}', '{}', NULL),
	(0, 0, '', -218, '218', '{}', '{}', NULL),
	(0, 0, '', -219, '219', '{}', '{}', NULL),
	(0, 0, '', -220, '220', '{}', '{}', NULL),
	(0, 0, '', -221, '221', '{}', '{}', NULL),
	(0, 0, '', -222, '222', '{}', '{}', NULL),
	(0, 0, '', -223, '223', '{}', '{}', NULL),
	(0, 0, '', -224, '224', '{}', '{}', NULL),
	(0, 0, '', -225, '225', '{}', '{}', NULL),
	(0, 0, '', -226, '226', '{}', '{}', NULL),
	(0, 0, '', -227, '227', '{}', '{}', NULL),
	(0, 0, '', -228, '228', '{}', '{}', NULL),
	(0, 0, '', -229, '229', '{}', '{}', NULL),
	(0, 0, '', -230, '230', '{}', '{}', NULL),
	(0, 0, '', -231, '231', '{}', '{}', NULL),
	(0, 0, '', -232, '232', '{}', '{}', NULL),
	(0, 0, '', -233, '233', '{}', '{}', NULL),
	(0, 0, '', -234, '234', '{}', '{}', NULL),
	(0, 0, '', -235, '235', '{}', '{}', NULL),
	(0, 0, '', -236, '236', '{}', '{}', NULL),
	(0, 0, '', -237, '237', '{}', '{}', NULL),
	(0, 0, '', -238, '238', '{}', '{}', NULL),
	(0, 0, '', -239, '239', '{}', '{}', NULL),
	(0, 0, '', -240, '240', '{}', '{}', NULL),
	(0, 0, '', -241, '241', '{}', '{}', NULL),
	(0, 0, '', -242, '242', '{}', '{}', NULL),
	(0, 0, '', -243, '243', '{}', '{}', NULL),
	(0, 0, '', -244, '244', '{}', '{}', NULL),
	(0, 0, '', -245, '245', '{}', '{}', NULL),
	(0, 0, '', -246, '246', '{}', '{}', NULL),
	(0, 0, '', -247, '247', '{}', '{}', NULL),
	(0, 0, '', -248, '248', '{}', '{}', NULL),
	(0, 0, '', -249, '249', '{}', '{}', NULL),
	(0, 0, '', -250, '250', '{}', '{}', NULL),
	(0, 0, '', -251, '251', '{}', '{}', NULL),
	(0, 0, '', -252, '252', '{}', '{}', NULL),
	(0, 0, '', -253, '253', '{}', '{}', NULL),
	(0, 0, '', -254, '254', '{}', '{}', NULL),
	(0, 0, '', -255, '255', '{}', '{}', NULL),
	(0, 0, '', -256, '256', '{}', '{}', NULL),
	(0, 0, '', -257, '257', '{}', '{}', NULL),
	(0, 0, '', -258, '258', '{}', '{}', NULL),
	(0, 0, '', -259, '259', '{}', '{}', NULL),
	(0, 0, '', -260, '260', '{}', '{}', NULL),
	(0, 0, '', -261, '261', '{}', '{}', NULL),
	(0, 0, '', -262, '262', '{}', '{}', NULL),
	(0, 0, '', -263, '263', '{}', '{}', NULL),
	(0, 0, '', -264, '264', '{}', '{}', NULL),
	(0, 0, '', -265, '265', '{}', '{}', NULL),
	(0, 0, '', -266, '266', '{}', '{}', NULL),
	(0, 0, '', -267, '267', '{}', '{}', NULL),
	(0, 0, '', -268, '268', '{}', '{}', NULL),
	(0, 0, '', -269, '269', '{}', '{}', NULL),
	(0, 0, '', -270, '270', '{}', '{}', NULL),
	(0, 0, '', -271, '271', '{}', '{}', NULL),
	(0, 0, '', -272, '272', '{}', '{}', NULL),
	(0, 0, '', -273, '273', '{}', '{}', NULL),
	(0, 0, '', -274, '274', '{}', '{}', NULL),
	(0, 0, '', -275, '275', '{}', '{}', NULL),
	(0, 0, '', -276, '276', '{}', '{}', NULL),
	(0, 0, '', -277, '277', '{}', '{}', NULL),
	(0, 0, '', -278, '278', '{}', '{}', NULL),
	(0, 0, '', -279, '279', '{}', '{}', NULL),
	(0, 0, '', -280, '280', '{}', '{}', NULL),
	(0, 0, '', -281, '281', '{}', '{}', NULL),
	(0, 0, '', -282, '282', '{}', '{}', NULL),
	(0, 0, '', -283, '283', '{}', '{}', NULL),
	(0, 0, '', -284, '284', '{}', '{}', NULL),
	(0, 0, '', -285, '285', '{}', '{}', NULL),
	(0, 0, '', -286, '286', '{}', '{}', NULL),
	(0, 0, '', -287, '287', '{}', '{}', NULL),
	(0, 0, '', -288, '288', '{}', '{}', NULL),
	(0, 0, '', -289, '289', '{}', '{}', NULL),
	(0, 0, '', -290, '290', '{}', '{}', NULL),
	(0, 0, '', -291, '291', '{}', '{}', NULL),
	(0, 0, '', -292, '292', '{}', '{}', NULL),
	(0, 0, '', -293, '293', '{}', '{}', NULL),
	(0, 0, '', -294, '294', '{}', '{}', NULL),
	(0, 0, '', -295, '295', '{}', '{}', NULL),
	(0, 0, '', -296, '296', '{}', '{}', NULL),
	(0, 0, '', -297, '297', '{}', '{}', NULL),
	(0, 0, '', -298, '298', '{}', '{}', NULL),
	(0, 0, '', -299, '299', '{}', '{}', NULL),
	(0, 0, '', -300, '300', '{}', '{}', NULL),
	(0, 0, '', -301, '301', '{}', '{}', NULL),
	(0, 0, '', -302, '302', '{}', '{}', NULL),
	(0, 0, '', -303, '303', '{}', '{}', NULL),
	(0, 0, '', -304, '304', '{}', '{}', NULL),
	(0, 0, '', -305, '305', '{}', '{}', NULL),
	(0, 0, '', -306, '306', '{}', '{}', NULL),
	(0, 0, '', -307, '307', '{}', '{}', NULL),
	(0, 0, '', -308, '308', '{}', '{}', NULL),
	(0, 0, '', -309, '309', '{}', '{}', NULL),
	(0, 0, '', -310, '310', '{}', '{}', NULL),
	(0, 0, '', -311, '311', '{}', '{}', NULL),
	(0, 0, '', -312, '312', '{}', '{}', NULL),
	(0, 0, '', -313, '313', '{}', '{}', NULL),
	(0, 0, '', -314, '314', '{}', '{}', NULL),
	(0, 0, '', -315, '315', '{}', '{}', NULL),
	(0, 0, '', -316, '316', '{}', '{}', NULL),
	(0, 0, '', -317, '317', '{}', '{}', NULL),
	(0, 0, '', -318, '318', '{}', '{}', NULL),
	(0, 0, '', -319, '319', '{}', '{}', NULL),
	(0, 0, '', -320, '320', '{}', '{}', NULL),
	(0, 0, '', -321, '321', '{}', '{}', NULL),
	(0, 0, '', -322, '322', '{}', '{}', NULL),
	(0, 0, '', -323, '323', '{}', '{}', NULL),
	(0, 0, '', -324, '324', '{}', '{}', NULL),
	(0, 0, '', -325, '325', '{}', '{}', NULL),
	(0, 0, '', -326, '326', '{}', '{}', NULL),
	(0, 0, '', -327, '327', '{}', '{}', NULL),
	(0, 0, '', -328, '328', '{}', '{}', NULL),
	(0, 0, '', -329, '329', '{}', '{}', NULL),
	(0, 0, '', -330, '330', '{}', '{}', NULL),
	(0, 0, '', -331, '331', '{}', '{}', NULL),
	(0, 0, '', -332, '332', '{}', '{}', NULL),
	(0, 0, '', -333, '333', '{}', '{}', NULL),
	(0, 0, '', -334, '334', '{}', '{}', NULL),
	(0, 0, '', -335, '335', '{}', '{}', NULL),
	(0, 0, '', -336, '336', '{}', '{}', NULL),
	(0, 0, '', -337, '337', '{}', '{}', NULL),
	(0, 0, '', -338, '338', '{}', '{}', NULL),
	(0, 0, '', -339, '339', '{}', '{}', NULL),
	(0, 0, '', -340, '340', '{}', '{}', NULL),
	(0, 0, '', -341, '341', '{}', '{}', NULL),
	(0, 0, '', -342, '342', '{}', '{}', NULL),
	(0, 0, '', -343, '343', '{}', '{}', NULL),
	(0, 0, '', -344, '344', '{}', '{}', NULL),
	(0, 0, '', -345, '345', '{}', '{}', NULL),
	(0, 0, '', -346, '346', '{}', '{}', NULL),
	(0, 0, '', -347, '347', '{}', '{}', NULL),
	(0, 0, '', -348, '348', '{}', '{}', NULL),
	(0, 0, '', -349, '349', '{}', '{}', NULL),
	(0, 0, '', -350, '350', '{}', '{}', NULL),
	(0, 0, '', -351, '351', '{}', '{}', NULL),
	(0, 0, '', -352, '352', '{}', '{}', NULL),
	(0, 0, '', -353, '353', '{}', '{}', NULL),
	(0, 0, '', -354, '354', '{}', '{}', NULL),
	(0, 0, '', -355, '355', '{}', '{}', NULL),
	(0, 0, '', -356, '356', '{}', '{}', NULL),
	(0, 0, '', -357, '357', '{}', '{}', NULL),
	(0, 0, '', -358, '358', '{}', '{}', NULL),
	(0, 0, '', -359, '359', '{}', '{}', NULL),
	(0, 0, '', -360, '360', '{}', '{}', NULL),
	(0, 0, '', -361, '361', '{}', '{}', NULL),
	(0, 0, '', -362, '362', '{}', '{}', NULL),
	(0, 0, '', -363, '363', '{}', '{}', NULL),
	(0, 0, '', -364, '364', '{}', '{}', NULL),
	(0, 0, '', -365, '365', '{}', '{}', NULL),
	(0, 0, '', -366, '366', '{}', '{}', NULL),
	(0, 0, '', -367, '367', '{}', '{}', NULL),
	(0, 0, '', -368, '368', '{}', '{}', NULL),
	(0, 0, '', -369, '369', '{}', '{}', NULL),
	(0, 0, '', -370, '370', '{}', '{}', NULL),
	(0, 0, '', -371, '371', '{}', '{}', NULL),
	(0, 0, '', -372, '372', '{}', '{}', NULL),
	(0, 0, '', -373, '373', '{}', '{}', NULL),
	(0, 0, '', -374, '374', '{}', '{}', NULL),
	(0, 0, '', -375, '375', '{}', '{}', NULL),
	(0, 0, '', -376, '376', '{}', '{}', NULL),
	(0, 0, '', -377, '377', '{}', '{}', NULL),
	(0, 0, '', -378, '378', '{}', '{}', NULL),
	(0, 0, '', -379, '379', '{}', '{}', NULL),
	(0, 0, '', -380, '380', '{}', '{}', NULL),
	(0, 0, '', -381, '381', '{}', '{}', NULL),
	(0, 0, '', -382, '382', '{}', '{}', NULL),
	(0, 0, '', -383, '383', '{}', '{}', NULL),
	(0, 0, '', -384, '384', '{}', '{}', NULL),
	(0, 0, '', -385, '385', '{}', '{}', NULL),
	(0, 0, '', -386, '386', '{}', '{}', NULL),
	(0, 0, '', -387, '387', '{}', '{}', NULL),
	(0, 0, '', -388, '388', '{}', '{}', NULL),
	(0, 0, '', -389, '389', '{}', '{}', NULL),
	(0, 0, '', -390, '390', '{}', '{}', NULL),
	(0, 0, '', -391, '391', '{}', '{}', NULL),
	(0, 0, '', -392, '392', '{}', '{}', NULL),
	(0, 0, '', -393, '393', '{}', '{}', NULL),
	(0, 0, '', -394, '394', '{}', '{}', NULL),
	(0, 0, '', -395, '395', '{}', '{}', NULL),
	(0, 0, '', -396, '396', '{}', '{}', NULL),
	(0, 0, '', -397, '397', '{}', '{}', NULL),
	(0, 0, '', -398, '398', '{}', '{}', NULL),
	(0, 0, '', -399, '399', '{}', '{}', NULL),
	(0, 0, '', -400, '400', '{}', '{}', NULL),
	(0, 0, '', -401, '401', '{}', '{}', NULL),
	(0, 0, '', -402, '402', '{}', '{}', NULL),
	(0, 0, '', -403, '403', '{}', '{}', NULL),
	(0, 0, '', -404, '404', '{}', '{}', NULL),
	(0, 0, '', -405, '405', '{}', '{}', NULL),
	(0, 0, '', -406, '406', '{}', '{}', NULL),
	(0, 0, '', -407, '407', '{}', '{}', NULL),
	(0, 0, '', -408, '408', '{}', '{}', NULL),
	(0, 0, '', -409, '409', '{}', '{}', NULL),
	(0, 0, '', -410, '410', '{}', '{}', NULL),
	(0, 0, '', -411, '411', '{}', '{}', NULL),
	(0, 0, '', -412, '412', '{}', '{}', NULL),
	(0, 0, '', -413, '413', '{}', '{}', NULL),
	(0, 0, '', -414, '414', '{}', '{}', NULL),
	(0, 0, '', -415, '415', '{}', '{}', NULL),
	(0, 0, '', -416, '416', '{}', '{}', NULL),
	(0, 0, '', -417, '417', '{}', '{}', NULL),
	(0, 0, '', -418, '418', '{}', '{}', NULL),
	(0, 0, '', -419, '419', '{}', '{}', NULL),
	(0, 0, '', -420, '420', '{}', '{}', NULL),
	(0, 0, '', -421, '421', '{}', '{}', NULL),
	(0, 0, '', -422, '422', '{}', '{}', NULL),
	(0, 0, '', -423, '423', '{}', '{}', NULL),
	(0, 0, '', -424, '424', '{}', '{}', NULL),
	(0, 0, '', -425, '425', '{}', '{}', NULL),
	(0, 0, '', -426, '426', '{}', '{}', NULL),
	(0, 0, '', -427, '427', '{}', '{}', NULL),
	(0, 0, '', -428, '428', '{}', '{}', NULL),
	(0, 0, '', -429, '429', '{}', '{}', NULL),
	(0, 0, '', -430, '430', '{}', '{}', NULL),
	(0, 0, '', -431, '431', '{}', '{}', NULL),
	(0, 0, '', -432, '432', '{}', '{}', NULL),
	(0, 0, '', -433, '433', '{}', '{}', NULL),
	(0, 0, '', -434, '434', '{}', '{}', NULL),
	(0, 0, '', -435, '435', '{}', '{}', NULL),
	(0, 0, '', -436, '436', '{}', '{}', NULL),
	(0, 0, '', -437, '437', '{}', '{}', NULL),
	(0, 0, '', -438, '438', '{}', '{}', NULL),
	(0, 0, '', -439, '439', '{}', '{}', NULL),
	(0, 0, '', -440, '440', '{}', '{}', NULL),
	(0, 0, '', -441, '441', '{}', '{}', NULL),
	(0, 0, '', -442, '442', '{}', '{}', NULL),
	(0, 0, '', -443, '443', '{}', '{}', NULL),
	(0, 0, '', -444, '444', '{}', '{}', NULL),
	(0, 0, '', -445, '445', '{}', '{}', NULL),
	(0, 0, '', -446, '446', '{}', '{}', NULL),
	(0, 0, '', -447, '447', '{}', '{}', NULL),
	(0, 0, '', -448, '448', '{}', '{}', NULL),
	(0, 0, '', -449, '449', '{}', '{}', NULL),
	(0, 0, '', -450, '450', '{}', '{}', NULL),
	(0, 0, '', -451, '451', '{}', '{}', NULL),
	(0, 0, '', -452, '452', '{}', '{}', NULL),
	(0, 0, '', -453, '453', '{}', '{}', NULL),
	(0, 0, '', -454, '454', '{}', '{}', NULL),
	(0, 0, '', -455, '455', '{}', '{}', NULL),
	(0, 0, '', -456, '456', '{}', '{}', NULL),
	(0, 0, '', -457, '457', '{}', '{}', NULL),
	(0, 0, '', -458, '458', '{}', '{}', NULL),
	(0, 0, '', -459, '459', '{}', '{}', NULL),
	(0, 0, '', -460, '460', '{}', '{}', NULL),
	(0, 0, '', -461, '461', '{}', '{}', NULL),
	(0, 0, '', -462, '462', '{}', '{}', NULL),
	(0, 0, '', -463, '463', '{}', '{}', NULL),
	(0, 0, '', -464, '464', '{}', '{}', NULL),
	(0, 0, '', -465, '465', '{}', '{}', NULL),
	(0, 0, '', -466, '466', '{}', '{}', NULL),
	(0, 0, '', -467, '467', '{}', '{}', NULL),
	(0, 0, '', -468, '468', '{}', '{}', NULL),
	(0, 0, '', -469, '469', '{}', '{}', NULL),
	(0, 0, '', -470, '470', '{}', '{}', NULL),
	(0, 0, '', -471, '471', '{}', '{}', NULL),
	(0, 0, '', -472, '472', '{}', '{}', NULL),
	(0, 0, '', -473, '473', '{}', '{}', NULL),
	(0, 0, '', -474, '474', '{}', '{}', NULL),
	(0, 0, '', -475, '475', '{}', '{}', NULL),
	(0, 0, '', -476, '476', '{}', '{}', NULL),
	(0, 0, '', -477, '477', '{}', '{}', NULL),
	(0, 0, '', -478, '478', '{}', '{}', NULL),
	(0, 0, '', -479, '479', '{}', '{}', NULL),
	(0, 0, '', -480, '480', '{}', '{}', NULL),
	(0, 0, '', -481, '481', '{}', '{}', NULL),
	(0, 0, '', -482, '482', '{}', '{}', NULL),
	(0, 0, '', -483, '483', '{}', '{}', NULL),
	(0, 0, '', -484, '484', '{}', '{}', NULL),
	(0, 0, '', -485, '485', '{}', '{}', NULL),
	(0, 0, '', -486, '486', '{}', '{}', NULL),
	(0, 0, '', -487, '487', '{}', '{}', NULL),
	(0, 0, '', -488, '488', '{}', '{}', NULL),
	(0, 0, '', -489, '489', '{}', '{}', NULL),
	(0, 0, '', -490, '490', '{}', '{}', NULL),
	(0, 0, '', -491, '491', '{}', '{}', NULL),
	(0, 0, '', -492, '492', '{}', '{}', NULL),
	(0, 0, '', -493, '493', '{}', '{}', NULL),
	(0, 0, '', -494, '494', '{}', '{}', NULL),
	(0, 0, '', -495, '495', '{}', '{}', NULL),
	(0, 0, '', -496, '496', '{}', '{}', NULL),
	(0, 0, '', -497, '497', '{}', '{}', NULL),
	(0, 0, '', -498, '498', '{}', '{}', NULL),
	(0, 0, '', -499, '499', '{}', '{}', NULL),
	(0, 0, '', -500, '500', '{}', '{}', NULL);
INSERT INTO public.claim VALUES
	(0, 0, '', -501, '501', '{}', '{}', NULL),
	(0, 0, '', -502, '502', '{}', '{}', NULL),
	(0, 0, '', -503, '503', '{}', '{}', NULL),
	(0, 0, '', -504, '504', '{}', '{}', NULL),
	(0, 0, '', -505, '505', '{}', '{}', NULL),
	(0, 0, '', -506, '506', '{}', '{}', NULL),
	(0, 0, '', -507, '507', '{}', '{}', NULL),
	(0, 0, '', -508, '508', '{}', '{}', NULL),
	(0, 0, '', -509, '509', '{}', '{}', NULL),
	(0, 0, '', -510, '510', '{}', '{}', NULL),
	(0, 0, '', -511, '511', '{}', '{}', NULL),
	(0, 0, '', -512, '512', '{}', '{}', NULL),
	(0, 0, '', -513, '513', '{}', '{}', NULL),
	(0, 0, '', -514, '514', '{}', '{}', NULL),
	(0, 0, '', -515, '515', '{}', '{}', NULL),
	(0, 0, '', -516, '516', '{}', '{}', NULL),
	(0, 0, '', -517, '517', '{}', '{}', NULL),
	(0, 0, '', -518, '518', '{}', '{}', NULL),
	(0, 0, '', -519, '519', '{}', '{}', NULL),
	(0, 0, '', -520, '520', '{}', '{}', NULL),
	(0, 0, '', -521, '521', '{}', '{}', NULL),
	(0, 0, '', -522, '522', '{}', '{}', NULL),
	(0, 0, '', -523, '523', '{}', '{}', NULL),
	(0, 0, '', -524, '524', '{}', '{}', NULL),
	(0, 0, '', -525, '525', '{}', '{}', NULL),
	(0, 0, '', -526, '526', '{}', '{}', NULL),
	(0, 0, '', -527, '527', '{}', '{}', NULL),
	(0, 0, '', -528, '528', '{}', '{}', NULL),
	(0, 0, '', -529, '529', '{}', '{}', NULL),
	(0, 0, '', -530, '530', '{}', '{}', NULL),
	(0, 0, '', -531, '531', '{}', '{}', NULL),
	(0, 0, '', -532, '532', '{}', '{}', NULL),
	(0, 0, '', -533, '533', '{}', '{}', NULL),
	(0, 0, '', -534, '534', '{}', '{}', NULL),
	(0, 0, '', -535, '535', '{}', '{}', NULL),
	(0, 0, '', -536, '536', '{}', '{}', NULL),
	(0, 0, '', -537, '537', '{}', '{}', NULL),
	(0, 0, '', -538, '538', '{}', '{}', NULL),
	(0, 0, '', -539, '539', '{}', '{}', NULL),
	(0, 0, '', -540, '540', '{}', '{}', NULL),
	(0, 0, '', -541, '541', '{}', '{}', NULL),
	(0, 0, '', -542, '542', '{}', '{}', NULL),
	(0, 0, '', -543, '543', '{}', '{}', NULL),
	(0, 0, '', -544, '544', '{}', '{}', NULL),
	(0, 0, '', -545, '545', '{}', '{}', NULL),
	(0, 0, '', -546, '546', '{}', '{}', NULL),
	(0, 0, '', -547, '547', '{}', '{}', NULL),
	(0, 0, '', -548, '548', '{}', '{}', NULL),
	(0, 0, '', -549, '549', '{}', '{}', NULL),
	(0, 0, '', -550, '550', '{}', '{}', NULL),
	(0, 0, '', -551, '551', '{}', '{}', NULL),
	(0, 0, '', -552, '552', '{}', '{}', NULL),
	(0, 0, '', -553, '553', '{}', '{}', NULL),
	(0, 0, '', -554, '554', '{}', '{}', NULL),
	(0, 0, '', -555, '555', '{}', '{}', NULL),
	(0, 0, '', -556, '556', '{}', '{}', NULL),
	(0, 0, '', -557, '557', '{}', '{}', NULL),
	(0, 0, '', -558, '558', '{}', '{}', NULL),
	(0, 0, '', -559, '559', '{}', '{}', NULL),
	(0, 0, '', -560, '560', '{}', '{}', NULL),
	(0, 0, '', -561, '561', '{}', '{}', NULL),
	(0, 0, '', -562, '562', '{}', '{}', NULL),
	(0, 0, '', -563, '563', '{}', '{}', NULL),
	(0, 0, '', -564, '564', '{}', '{}', NULL),
	(0, 0, '', -565, '565', '{}', '{}', NULL),
	(0, 0, '', -566, '566', '{}', '{}', NULL),
	(0, 0, '', -567, '567', '{}', '{}', NULL),
	(0, 0, '', -568, '568', '{}', '{}', NULL),
	(0, 0, '', -569, '569', '{}', '{}', NULL),
	(0, 0, '', -570, '570', '{}', '{}', NULL),
	(0, 0, '', -571, '571', '{}', '{}', NULL),
	(0, 0, '', -572, '572', '{}', '{}', NULL),
	(0, 0, '', -573, '573', '{}', '{}', NULL),
	(0, 0, '', -574, '574', '{}', '{}', NULL),
	(0, 0, '', -575, '575', '{}', '{}', NULL),
	(0, 0, '', -576, '576', '{}', '{}', NULL),
	(0, 0, '', -577, '577', '{}', '{}', NULL),
	(0, 0, '', -578, '578', '{}', '{}', NULL),
	(0, 0, '', -579, '579', '{}', '{}', NULL),
	(0, 0, '', -580, '580', '{}', '{}', NULL),
	(0, 0, '', -581, '581', '{}', '{}', NULL),
	(0, 0, '', -582, '582', '{}', '{}', NULL),
	(0, 0, '', -583, '583', '{}', '{}', NULL),
	(0, 0, '', -584, '584', '{}', '{}', NULL),
	(0, 0, '', -585, '585', '{}', '{}', NULL),
	(0, 0, '', -586, '586', '{}', '{}', NULL),
	(0, 0, '', -587, '587', '{}', '{}', NULL),
	(0, 0, '', -588, '588', '{}', '{}', NULL),
	(0, 0, '', -589, '589', '{}', '{}', NULL),
	(0, 0, '', -590, '590', '{}', '{}', NULL),
	(0, 0, '', -591, '591', '{}', '{}', NULL),
	(0, 0, '', -592, '592', '{}', '{}', NULL),
	(0, 0, '', -593, '593', '{}', '{}', NULL),
	(0, 0, '', -594, '594', '{}', '{}', NULL),
	(0, 0, '', -595, '595', '{}', '{}', NULL),
	(0, 0, '', -596, '596', '{}', '{}', NULL),
	(0, 0, '', -597, '597', '{}', '{}', NULL),
	(0, 0, '', -598, '598', '{}', '{}', NULL),
	(0, 0, '', -599, '599', '{}', '{}', NULL),
	(0, 0, '', -600, '600', '{}', '{}', NULL),
	(0, 0, '', -601, '601', '{}', '{}', NULL),
	(0, 0, '', -602, '602', '{}', '{}', NULL),
	(0, 0, '', -603, '603', '{}', '{}', NULL),
	(0, 0, '', -604, '604', '{}', '{}', NULL),
	(0, 0, '', -605, '605', '{}', '{}', NULL),
	(0, 0, '', -606, '606', '{}', '{}', NULL),
	(0, 0, '', -607, '607', '{}', '{}', NULL),
	(0, 0, '', -608, '608', '{}', '{}', NULL),
	(0, 0, '', -609, '609', '{}', '{}', NULL),
	(0, 0, '', -610, '610', '{}', '{}', NULL),
	(0, 0, '', -611, '611', '{}', '{}', NULL),
	(0, 0, '', -612, '612', '{}', '{}', NULL),
	(0, 0, '', -613, '613', '{}', '{}', NULL),
	(0, 0, '', -614, '614', '{}', '{}', NULL),
	(0, 0, '', -615, '615', '{}', '{}', NULL),
	(0, 0, '', -616, '616', '{}', '{}', NULL),
	(0, 0, '', -617, '617', '{}', '{}', NULL),
	(0, 0, '', -618, '618', '{}', '{}', NULL),
	(0, 0, '', -619, '619', '{}', '{}', NULL),
	(0, 0, '', -620, '620', '{}', '{}', NULL),
	(0, 0, '', -621, '621', '{}', '{}', NULL),
	(0, 0, '', -622, '622', '{}', '{}', NULL),
	(0, 0, '', -623, '623', '{}', '{}', NULL),
	(0, 0, '', -624, '624', '{}', '{}', NULL),
	(0, 0, '', -625, '625', '{}', '{}', NULL),
	(0, 0, '', -626, '626', '{}', '{}', NULL),
	(0, 0, '', -627, '627', '{}', '{}', NULL),
	(0, 0, '', -628, '628', '{}', '{}', NULL),
	(0, 0, '', -629, '629', '{}', '{}', NULL),
	(0, 0, '', -630, '630', '{}', '{}', NULL),
	(0, 0, '', -631, '631', '{}', '{}', NULL),
	(0, 0, '', -632, '632', '{}', '{}', NULL),
	(0, 0, '', -633, '633', '{}', '{}', NULL),
	(0, 0, '', -634, '634', '{}', '{}', NULL),
	(0, 0, '', -635, '635', '{}', '{}', NULL),
	(0, 0, '', -636, '636', '{}', '{}', NULL),
	(0, 0, '', -637, '637', '{}', '{}', NULL),
	(0, 0, '', -638, '638', '{}', '{}', NULL),
	(0, 0, '', -639, '639', '{}', '{}', NULL),
	(0, 0, '', -640, '640', '{}', '{}', NULL),
	(0, 0, '', -641, '641', '{}', '{}', NULL),
	(0, 0, '', -642, '642', '{}', '{}', NULL),
	(0, 0, '', -643, '643', '{}', '{}', NULL),
	(0, 0, '', -644, '644', '{}', '{}', NULL),
	(0, 0, '', -645, '645', '{}', '{}', NULL),
	(0, 0, '', -646, '646', '{}', '{}', NULL),
	(0, 0, '', -647, '647', '{}', '{}', NULL),
	(0, 0, '', -648, '648', '{}', '{}', NULL),
	(0, 0, '', -649, '649', '{}', '{}', NULL),
	(0, 0, '', -650, '650', '{}', '{}', NULL),
	(0, 0, '', -651, '651', '{}', '{}', NULL),
	(0, 0, '', -652, '652', '{}', '{}', NULL),
	(0, 0, '', -653, '653', '{}', '{}', NULL),
	(0, 0, '', -654, '654', '{}', '{}', NULL),
	(0, 0, '', -655, '655', '{}', '{}', NULL),
	(0, 0, '', -656, '656', '{}', '{}', NULL),
	(0, 0, '', -657, '657', '{}', '{}', NULL),
	(0, 0, '', -658, '658', '{}', '{}', NULL),
	(0, 0, '', -659, '659', '{}', '{}', NULL),
	(0, 0, '', -660, '660', '{}', '{}', NULL),
	(0, 0, '', -661, '661', '{}', '{}', NULL),
	(0, 0, '', -662, '662', '{}', '{}', NULL),
	(0, 0, '', -663, '663', '{}', '{}', NULL),
	(0, 0, '', -664, '664', '{}', '{}', NULL),
	(0, 0, '', -665, '665', '{}', '{}', NULL),
	(0, 0, '', -666, '666', '{}', '{}', NULL),
	(0, 0, '', -667, '667', '{}', '{}', NULL),
	(0, 0, '', -668, '668', '{}', '{}', NULL),
	(0, 0, '', -669, '669', '{}', '{}', NULL),
	(0, 0, '', -670, '670', '{}', '{}', NULL),
	(0, 0, '', -671, '671', '{}', '{}', NULL),
	(0, 0, '', -672, '672', '{}', '{}', NULL),
	(0, 0, '', -673, '673', '{}', '{}', NULL),
	(0, 0, '', -674, '674', '{}', '{}', NULL),
	(0, 0, '', -675, '675', '{}', '{}', NULL),
	(0, 0, '', -676, '676', '{}', '{}', NULL),
	(0, 0, '', -677, '677', '{}', '{}', NULL),
	(0, 0, '', -678, '678', '{}', '{}', NULL),
	(0, 0, '', -679, '679', '{}', '{}', NULL),
	(0, 0, '', -680, '680', '{}', '{}', NULL),
	(0, 0, '', -681, '681', '{}', '{}', NULL),
	(0, 0, '', -682, '682', '{}', '{}', NULL),
	(0, 0, '', -683, '683', '{}', '{}', NULL),
	(0, 0, '', -684, '684', '{}', '{}', NULL),
	(0, 0, '', -685, '685', '{}', '{}', NULL),
	(0, 0, '', -686, '686', '{}', '{}', NULL),
	(0, 0, '', -687, '687', '{}', '{}', NULL),
	(0, 0, '', -688, '688', '{}', '{}', NULL),
	(0, 0, '', -689, '689', '{}', '{}', NULL),
	(0, 0, '', -690, '690', '{}', '{}', NULL),
	(0, 0, '', -691, '691', '{}', '{}', NULL),
	(0, 0, '', -692, '692', '{}', '{}', NULL),
	(0, 0, '', -693, '693', '{}', '{}', NULL),
	(0, 0, '', -694, '694', '{}', '{}', NULL),
	(0, 0, '', -695, '695', '{}', '{}', NULL),
	(0, 0, '', -696, '696', '{}', '{}', NULL),
	(0, 0, '', -697, '697', '{}', '{}', NULL),
	(0, 0, '', -698, '698', '{}', '{}', NULL),
	(0, 0, '', -699, '699', '{}', '{}', NULL),
	(0, 0, '', -700, '700', '{}', '{}', NULL),
	(0, 0, '', -701, '701', '{}', '{}', NULL),
	(0, 0, '', -702, '702', '{}', '{}', NULL),
	(0, 0, '', -703, '703', '{}', '{}', NULL),
	(0, 0, '', -704, '704', '{}', '{}', NULL),
	(0, 0, '', -705, '705', '{}', '{}', NULL),
	(0, 0, '', -706, '706', '{}', '{}', NULL),
	(0, 0, '', -707, '707', '{}', '{}', NULL),
	(0, 0, '', -708, '708', '{}', '{}', NULL),
	(0, 0, '', -709, '709', '{}', '{}', NULL),
	(0, 0, '', -710, '710', '{}', '{}', NULL),
	(0, 0, '', -711, '711', '{}', '{}', NULL),
	(0, 0, '', -712, '712', '{}', '{}', NULL),
	(0, 0, '', -713, '713', '{}', '{}', NULL),
	(0, 0, '', -714, '714', '{}', '{}', NULL),
	(0, 0, '', -715, '715', '{}', '{}', NULL),
	(0, 0, '', -716, '716', '{}', '{}', NULL),
	(0, 0, '', -717, '717', '{}', '{}', NULL),
	(0, 0, '', -718, '718', '{}', '{}', NULL),
	(0, 0, '', -719, '719', '{}', '{}', NULL),
	(0, 0, '', -720, '720', '{}', '{}', NULL),
	(0, 0, '', -721, '721', '{}', '{}', NULL),
	(0, 0, '', -722, '722', '{}', '{}', NULL),
	(0, 0, '', -723, '723', '{}', '{}', NULL),
	(0, 0, '', -724, '724', '{}', '{}', NULL),
	(0, 0, '', -725, '725', '{}', '{}', NULL),
	(0, 0, '', -726, '726', '{}', '{}', NULL),
	(0, 0, '', -727, '727', '{}', '{}', NULL),
	(0, 0, '', -728, '728', '{}', '{}', NULL),
	(0, 0, '', -729, '729', '{}', '{}', NULL),
	(0, 0, '', -730, '730', '{}', '{}', NULL),
	(0, 0, '', -731, '731', '{}', '{}', NULL),
	(0, 0, '', -732, '732', '{}', '{}', NULL),
	(0, 0, '', -733, '733', '{}', '{}', NULL),
	(0, 0, '', -734, '734', '{}', '{}', NULL),
	(0, 0, '', -735, '735', '{}', '{}', NULL),
	(0, 0, '', -736, '736', '{}', '{}', NULL),
	(0, 0, '', -737, '737', '{}', '{}', NULL),
	(0, 0, '', -738, '738', '{}', '{}', NULL),
	(0, 0, '', -739, '739', '{}', '{}', NULL),
	(0, 0, '', -740, '740', '{}', '{}', NULL),
	(0, 0, '', -741, '741', '{}', '{}', NULL),
	(0, 0, '', -742, '742', '{}', '{}', NULL),
	(0, 0, '', -743, '743', '{}', '{}', NULL),
	(0, 0, '', -744, '744', '{}', '{}', NULL),
	(0, 0, '', -745, '745', '{}', '{}', NULL),
	(0, 0, '', -746, '746', '{}', '{}', NULL),
	(0, 0, '', -747, '747', '{}', '{}', NULL),
	(0, 0, '', -748, '748', '{}', '{}', NULL),
	(0, 0, '', -749, '749', '{}', '{}', NULL),
	(0, 0, '', -750, '750', '{}', '{}', NULL),
	(0, 0, '', -751, '751', '{}', '{}', NULL),
	(0, 0, '', -752, '752', '{}', '{}', NULL),
	(0, 0, '', -753, '753', '{}', '{}', NULL),
	(0, 0, '', -754, '754', '{}', '{}', NULL),
	(0, 0, '', -755, '755', '{}', '{}', NULL),
	(0, 0, '', -756, '756', '{}', '{}', NULL),
	(0, 0, '', -757, '757', '{}', '{}', NULL),
	(0, 0, '', -758, '758', '{}', '{}', NULL),
	(0, 0, '', -759, '759', '{}', '{}', NULL),
	(0, 0, '', -760, '760', '{}', '{}', NULL),
	(0, 0, '', -761, '761', '{}', '{}', NULL),
	(0, 0, '', -762, '762', '{}', '{}', NULL),
	(0, 0, '', -763, '763', '{}', '{}', NULL),
	(0, 0, '', -764, '764', '{}', '{}', NULL),
	(0, 0, '', -765, '765', '{}', '{}', NULL),
	(0, 0, '', -766, '766', '{}', '{}', NULL),
	(0, 0, '', -767, '767', '{}', '{}', NULL),
	(0, 0, '', -768, '768', '{}', '{}', NULL),
	(0, 0, '', -769, '769', '{}', '{}', NULL),
	(0, 0, '', -770, '770', '{}', '{}', NULL),
	(0, 0, '', -771, '771', '{}', '{}', NULL),
	(0, 0, '', -772, '772', '{}', '{}', NULL),
	(0, 0, '', -773, '773', '{}', '{}', NULL),
	(0, 0, '', -774, '774', '{}', '{}', NULL),
	(0, 0, '', -775, '775', '{}', '{}', NULL),
	(0, 0, '', -776, '776', '{}', '{}', NULL),
	(0, 0, '', -777, '777', '{}', '{}', NULL),
	(0, 0, '', -778, '778', '{}', '{}', NULL),
	(0, 0, '', -779, '779', '{}', '{}', NULL),
	(0, 0, '', -780, '780', '{}', '{}', NULL),
	(0, 0, '', -781, '781', '{}', '{}', NULL),
	(0, 0, '', -782, '782', '{}', '{}', NULL),
	(0, 0, '', -783, '783', '{}', '{}', NULL),
	(0, 0, '', -784, '784', '{}', '{}', NULL),
	(0, 0, '', -785, '785', '{}', '{}', NULL),
	(0, 0, '', -786, '786', '{}', '{}', NULL),
	(0, 0, '', -787, '787', '{}', '{}', NULL),
	(0, 0, '', -788, '788', '{}', '{}', NULL),
	(0, 0, '', -789, '789', '{}', '{}', NULL),
	(0, 0, '', -790, '790', '{}', '{}', NULL),
	(0, 0, '', -791, '791', '{}', '{}', NULL),
	(0, 0, '', -792, '792', '{}', '{}', NULL),
	(0, 0, '', -793, '793', '{}', '{}', NULL),
	(0, 0, '', -794, '794', '{}', '{}', NULL),
	(0, 0, '', -795, '795', '{}', '{}', NULL),
	(0, 0, '', -796, '796', '{}', '{}', NULL),
	(0, 0, '', -797, '797', '{}', '{}', NULL),
	(0, 0, '', -798, '798', '{}', '{}', NULL),
	(0, 0, '', -799, '799', '{}', '{}', NULL),
	(0, 0, '', -800, '800', '{}', '{}', NULL),
	(0, 0, '', -801, '801', '{}', '{}', NULL),
	(0, 0, '', -802, '802', '{}', '{}', NULL),
	(0, 0, '', -803, '803', '{}', '{}', NULL),
	(0, 0, '', -804, '804', '{}', '{}', NULL),
	(0, 0, '', -805, '805', '{}', '{}', NULL),
	(0, 0, '', -806, '806', '{}', '{}', NULL),
	(0, 0, '', -807, '807', '{}', '{}', NULL),
	(0, 0, '', -808, '808', '{}', '{}', NULL),
	(0, 0, '', -809, '809', '{}', '{}', NULL),
	(0, 0, '', -810, '810', '{}', '{}', NULL),
	(0, 0, '', -811, '811', '{}', '{}', NULL),
	(0, 0, '', -812, '812', '{}', '{}', NULL),
	(0, 0, '', -813, '813', '{}', '{}', NULL),
	(0, 0, '', -814, '814', '{}', '{}', NULL),
	(0, 0, '', -815, '815', '{}', '{}', NULL),
	(0, 0, '', -816, '816', '{}', '{}', NULL),
	(0, 0, '', -817, '817', '{}', '{}', NULL),
	(0, 0, '', -818, '818', '{}', '{}', NULL),
	(0, 0, '', -819, '819', '{}', '{}', NULL),
	(0, 0, '', -820, '820', '{}', '{}', NULL),
	(0, 0, '', -821, '821', '{}', '{}', NULL),
	(0, 0, '', -822, '822', '{}', '{}', NULL),
	(0, 0, '', -823, '823', '{}', '{}', NULL),
	(0, 0, '', -824, '824', '{}', '{}', NULL),
	(0, 0, '', -825, '825', '{}', '{}', NULL),
	(0, 0, '', -826, '826', '{}', '{}', NULL),
	(0, 0, '', -827, '827', '{}', '{}', NULL),
	(0, 0, '', -828, '828', '{}', '{}', NULL),
	(0, 0, '', -829, '829', '{}', '{}', NULL),
	(0, 0, '', -830, '830', '{}', '{}', NULL),
	(0, 0, '', -831, '831', '{}', '{}', NULL),
	(0, 0, '', -832, '832', '{}', '{}', NULL),
	(0, 0, '', -833, '833', '{}', '{}', NULL),
	(0, 0, '', -834, '834', '{}', '{}', NULL),
	(0, 0, '', -835, '835', '{}', '{}', NULL),
	(0, 0, '', -836, '836', '{}', '{}', NULL),
	(0, 0, '', -837, '837', '{}', '{}', NULL),
	(0, 0, '', -838, '838', '{}', '{}', NULL),
	(0, 0, '', -839, '839', '{}', '{}', NULL),
	(0, 0, '', -840, '840', '{}', '{}', NULL),
	(0, 0, '', -841, '841', '{}', '{}', NULL),
	(0, 0, '', -842, '842', '{}', '{}', NULL),
	(0, 0, '', -843, '843', '{}', '{}', NULL),
	(0, 0, '', -844, '844', '{}', '{}', NULL),
	(0, 0, '', -845, '845', '{}', '{}', NULL),
	(0, 0, '', -846, '846', '{}', '{}', NULL),
	(0, 0, '', -847, '847', '{}', '{}', NULL),
	(0, 0, '', -848, '848', '{}', '{}', NULL),
	(0, 0, '', -849, '849', '{}', '{}', NULL),
	(0, 0, '', -850, '850', '{}', '{}', NULL),
	(0, 0, '', -851, '851', '{}', '{}', NULL),
	(0, 0, '', -852, '852', '{}', '{}', NULL),
	(0, 0, '', -853, '853', '{}', '{}', NULL),
	(0, 0, '', -854, '854', '{}', '{}', NULL),
	(0, 0, '', -855, '855', '{}', '{}', NULL),
	(0, 0, '', -856, '856', '{}', '{}', NULL),
	(0, 0, '', -857, '857', '{}', '{}', NULL),
	(0, 0, '', -858, '858', '{}', '{}', NULL),
	(0, 0, '', -859, '859', '{}', '{}', NULL),
	(0, 0, '', -860, '860', '{}', '{}', NULL),
	(0, 0, '', -861, '861', '{}', '{}', NULL),
	(0, 0, '', -862, '862', '{}', '{}', NULL),
	(0, 0, '', -863, '863', '{}', '{}', NULL),
	(0, 0, '', -864, '864', '{}', '{}', NULL),
	(0, 0, '', -865, '865', '{}', '{}', NULL),
	(0, 0, '', -866, '866', '{}', '{}', NULL),
	(0, 0, '', -867, '867', '{}', '{}', NULL),
	(0, 0, '', -868, '868', '{}', '{}', NULL),
	(0, 0, '', -869, '869', '{}', '{}', NULL),
	(0, 0, '', -870, '870', '{}', '{}', NULL),
	(0, 0, '', -871, '871', '{}', '{}', NULL),
	(0, 0, '', -872, '872', '{}', '{}', NULL),
	(0, 0, '', -873, '873', '{}', '{}', NULL),
	(0, 0, '', -874, '874', '{}', '{}', NULL),
	(0, 0, '', -875, '875', '{}', '{}', NULL),
	(0, 0, '', -876, '876', '{}', '{}', NULL),
	(0, 0, '', -877, '877', '{}', '{}', NULL),
	(0, 0, '', -878, '878', '{}', '{}', NULL),
	(0, 0, '', -879, '879', '{}', '{}', NULL),
	(0, 0, '', -880, '880', '{}', '{}', NULL),
	(0, 0, '', -881, '881', '{}', '{}', NULL),
	(0, 0, '', -882, '882', '{}', '{}', NULL),
	(0, 0, '', -883, '883', '{}', '{}', NULL),
	(0, 0, '', -884, '884', '{}', '{}', NULL),
	(0, 0, '', -885, '885', '{}', '{}', NULL),
	(0, 0, '', -886, '886', '{}', '{}', NULL),
	(0, 0, '', -887, '887', '{}', '{}', NULL),
	(0, 0, '', -888, '888', '{}', '{}', NULL),
	(0, 0, '', -889, '889', '{}', '{}', NULL),
	(0, 0, '', -890, '890', '{}', '{}', NULL),
	(0, 0, '', -891, '891', '{}', '{}', NULL),
	(0, 0, '', -892, '892', '{}', '{}', NULL),
	(0, 0, '', -893, '893', '{}', '{}', NULL),
	(0, 0, '', -894, '894', '{}', '{}', NULL),
	(0, 0, '', -895, '895', '{}', '{}', NULL),
	(0, 0, '', -896, '896', '{}', '{}', NULL),
	(0, 0, '', -897, '897', '{}', '{}', NULL),
	(0, 0, '', -898, '898', '{}', '{}', NULL),
	(0, 0, '', -899, '899', '{}', '{}', NULL),
	(0, 0, '', -900, '900', '{}', '{}', NULL),
	(0, 0, '', -901, '901', '{}', '{}', NULL),
	(0, 0, '', -902, '902', '{}', '{}', NULL),
	(0, 0, '', -903, '903', '{}', '{}', NULL),
	(0, 0, '', -904, '904', '{}', '{}', NULL),
	(0, 0, '', -905, '905', '{}', '{}', NULL),
	(0, 0, '', -906, '906', '{}', '{}', NULL),
	(0, 0, '', -907, '907', '{}', '{}', NULL),
	(0, 0, '', -908, '908', '{}', '{}', NULL),
	(0, 0, '', -909, '909', '{}', '{}', NULL),
	(0, 0, '', -910, '910', '{}', '{}', NULL),
	(0, 0, '', -911, '911', '{}', '{}', NULL),
	(0, 0, '', -912, '912', '{}', '{}', NULL),
	(0, 0, '', -913, '913', '{}', '{}', NULL),
	(0, 0, '', -914, '914', '{}', '{}', NULL),
	(0, 0, '', -915, '915', '{}', '{}', NULL),
	(0, 0, '', -916, '916', '{}', '{}', NULL),
	(0, 0, '', -917, '917', '{}', '{}', NULL),
	(0, 0, '', -918, '918', '{}', '{}', NULL),
	(0, 0, '', -919, '919', '{}', '{}', NULL),
	(0, 0, '', -920, '920', '{}', '{}', NULL),
	(0, 0, '', -921, '921', '{}', '{}', NULL),
	(0, 0, '', -922, '922', '{}', '{}', NULL),
	(0, 0, '', -923, '923', '{}', '{}', NULL),
	(0, 0, '', -924, '924', '{}', '{}', NULL),
	(0, 0, '', -925, '925', '{}', '{}', NULL),
	(0, 0, '', -926, '926', '{}', '{}', NULL),
	(0, 0, '', -927, '927', '{}', '{}', NULL),
	(0, 0, '', -928, '928', '{}', '{}', NULL),
	(0, 0, '', -929, '929', '{}', '{}', NULL),
	(0, 0, '', -930, '930', '{}', '{}', NULL),
	(0, 0, '', -931, '931', '{}', '{}', NULL),
	(0, 0, '', -932, '932', '{}', '{}', NULL),
	(0, 0, '', -933, '933', '{}', '{}', NULL),
	(0, 0, '', -934, '934', '{}', '{}', NULL),
	(0, 0, '', -935, '935', '{}', '{}', NULL),
	(0, 0, '', -936, '936', '{}', '{}', NULL),
	(0, 0, '', -937, '937', '{}', '{}', NULL),
	(0, 0, '', -938, '938', '{}', '{}', NULL),
	(0, 0, '', -939, '939', '{}', '{}', NULL),
	(0, 0, '', -940, '940', '{}', '{}', NULL),
	(0, 0, '', -941, '941', '{}', '{}', NULL),
	(0, 0, '', -942, '942', '{}', '{}', NULL),
	(0, 0, '', -943, '943', '{}', '{}', NULL),
	(0, 0, '', -944, '944', '{}', '{}', NULL),
	(0, 0, '', -945, '945', '{}', '{}', NULL),
	(0, 0, '', -946, '946', '{}', '{}', NULL),
	(0, 0, '', -947, '947', '{}', '{}', NULL),
	(0, 0, '', -948, '948', '{}', '{}', NULL),
	(0, 0, '', -949, '949', '{}', '{}', NULL),
	(0, 0, '', -950, '950', '{}', '{}', NULL),
	(0, 0, '', -951, '951', '{}', '{}', NULL),
	(0, 0, '', -952, '952', '{}', '{}', NULL),
	(0, 0, '', -953, '953', '{}', '{}', NULL),
	(0, 0, '', -954, '954', '{}', '{}', NULL),
	(0, 0, '', -955, '955', '{}', '{}', NULL),
	(0, 0, '', -956, '956', '{}', '{}', NULL),
	(0, 0, '', -957, '957', '{}', '{}', NULL),
	(0, 0, '', -958, '958', '{}', '{}', NULL),
	(0, 0, '', -959, '959', '{}', '{}', NULL),
	(0, 0, '', -960, '960', '{}', '{}', NULL),
	(0, 0, '', -961, '961', '{}', '{}', NULL),
	(0, 0, '', -962, '962', '{}', '{}', NULL),
	(0, 0, '', -963, '963', '{}', '{}', NULL),
	(0, 0, '', -964, '964', '{}', '{}', NULL),
	(0, 0, '', -965, '965', '{}', '{}', NULL),
	(0, 0, '', -966, '966', '{}', '{}', NULL),
	(0, 0, '', -967, '967', '{}', '{}', NULL),
	(0, 0, '', -968, '968', '{}', '{}', NULL),
	(0, 0, '', -969, '969', '{}', '{}', NULL),
	(0, 0, '', -970, '970', '{}', '{}', NULL),
	(0, 0, '', -971, '971', '{}', '{}', NULL),
	(0, 0, '', -972, '972', '{}', '{}', NULL),
	(0, 0, '', -973, '973', '{}', '{}', NULL),
	(0, 0, '', -974, '974', '{}', '{}', NULL),
	(0, 0, '', -975, '975', '{}', '{}', NULL),
	(0, 0, '', -976, '976', '{}', '{}', NULL),
	(0, 0, '', -977, '977', '{}', '{}', NULL),
	(0, 0, '', -978, '978', '{}', '{}', NULL),
	(0, 0, '', -979, '979', '{}', '{}', NULL),
	(0, 0, '', -980, '980', '{}', '{}', NULL),
	(0, 0, '', -981, '981', '{}', '{}', NULL),
	(0, 0, '', -982, '982', '{}', '{}', NULL),
	(0, 0, '', -983, '983', '{}', '{}', NULL),
	(0, 0, '', -984, '984', '{}', '{}', NULL),
	(0, 0, '', -985, '985', '{}', '{}', NULL),
	(0, 0, '', -986, '986', '{}', '{}', NULL),
	(0, 0, '', -987, '987', '{}', '{}', NULL),
	(0, 0, '', -988, '988', '{}', '{}', NULL),
	(0, 0, '', -989, '989', '{}', '{}', NULL),
	(0, 0, '', -990, '990', '{}', '{}', NULL),
	(0, 0, '', -991, '991', '{}', '{}', NULL),
	(0, 0, '', -992, '992', '{}', '{}', NULL),
	(0, 0, '', -993, '993', '{}', '{}', NULL),
	(0, 0, '', -994, '994', '{}', '{}', NULL),
	(0, 0, '', -995, '995', '{}', '{}', NULL),
	(0, 0, '', -996, '996', '{}', '{}', NULL),
	(0, 0, '', -997, '997', '{}', '{}', NULL),
	(0, 0, '', -998, '998', '{}', '{}', NULL),
	(0, 0, '', -999, '999', '{}', '{}', NULL),
	(0, 0, '', -1000, '1000', '{}', '{}', NULL);
INSERT INTO public.claim VALUES
	(1, 1, '', 3, 'bnjvv8wrogq62wlhgjdqmf1yta55ed8g', '{3}', '{}', 1796034142541);


--
-- Data for Name: client_secret; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.client_secret VALUES
	(1, 1, '\xca3ea7cecf9f0c249e412647c58ed22fa75ed2fab6fe153a28ef45f86f43ce6b', 1796030541560, NULL);


--
-- Data for Name: console_session; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: delivery; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.delivery VALUES
	(1, 2, 1, 'ONCRMDEALUPDATE', 1, '\x7b224649454c4453223a7b224944223a317d7d', 1796030542201, 7, 'retrying', NULL, 1796030546456, 1, 1, 1796030542317, 1796289742201, NULL, 1826370043),
	(1, 2, 2, 'ONCRMDEALUPDATE', 1, '\x7b224649454c4453223a7b224944223a327d7d', 1796030542303, 7, 'retrying', NULL, 1796030546938, 1, 1, 1796030542353, 1796289742303, NULL, 3498763382),
	(1, 2, 3, 'ONCRMDEALUPDATE', 1, '\x7b224649454c4453223a7b224944223a337d7d', 1796030542339, 7, 'retrying', NULL, 1796030546411, 1, 1, 1796030542379, 1796289742339, NULL, 2398075668),
	(1, 2, 4, 'ONCRMDEALUPDATE', 1, '\x7b224649454c4453223a7b224944223a347d7d', 1796030542357, 7, 'waiting', NULL, 0, 0, 0, NULL, 1796289742357, NULL, 691610725),
	(1, 2, 5, 'ONCRMDEALUPDATE', 1, '\x7b224649454c4453223a7b224944223a357d7d', 1796030542372, 7, 'waiting', NULL, 0, 0, 0, NULL, 1796289742372, NULL, 2506928206),
	(1, 2, 6, 'ONCRMDEALUPDATE', 1, '\x7b224649454c4453223a7b224944223a367d7d', 1796030542389, 7, 'waiting', NULL, 0, 0, 0, NULL, 1796289742389, NULL, 1228237260);


--
-- Data for Name: delivery_attempt; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.delivery_attempt VALUES
	(1, 2, 1, 1, 1796030542278, 39, NULL, 'connection', '\x'),
	(1, 2, 2, 1, 1796030542345, 7, NULL, 'connection', '\x'),
	(1, 2, 3, 1, 1796030542374, 4, NULL, 'connection', '\x');


--
-- Data for Name: departure; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.departure VALUES
	(0, 0, '', -1, 1, 0, 0, '', '1', '{}', '{}'),
	(0, 0, '', -2, 2, 0, 0, '', '2', '{}', '{}'),
	(0, 0, '', -3, 3, 0, 0, '', '3', '{}', '{}'),
	(0, 0, '', -4, 4, 0, 0, '', '4', '{}', '{}'),
	(0, 0, '', -5, 5, 0, 0, '', '5', '{}', '{}'),
	(0, 0, '', -6, 6, 0, 0, '', '6', '{}', '{}'),
	(0, 0, '', -7, 7, 0, 0, '', '7', '{}', '{}'),
	(0, 0, '', -8, 8, 0, 0, '', '8', '{}', '{}'),
	(0, 0, '', -9, 9, 0, 0, '', '9', '{}', '{}'),
	(0, 0, '', -10, 10, 0, 0, '', '10', '{}', '{}'),
	(0, 0, '', -11, 11, 0, 0, '', '11', '{}', '{}'),
	(0, 0, '', -12, 12, 0, 0, '', '12', '{}', '{}'),
	(0, 0, '', -13, 13, 0, 0, '', '13', '{}', '{}'),
	(0, 0, '', -14, 14, 0, 0, '', '14', '{}', '{}'),
	(0, 0, '', -15, 15, 0, 0, '', '15', '{}', '{}'),
	(0, 0, '', -16, 16, 0, 0, '', '16', '{}', '{}'),
	(0, 0, '', -17, 17, 0, 0, '', '17', '{}', '{}'),
	(0, 0, '', -18, 18, 0, 0, '', '18', '{}', '{}'),
	(0, 0, '', -19, 19, 0, 0, '', '19', '{}', '{}'),
	(0, 0, '', -20, 20, 0, 0, '', '20', '{}', '{}'),
	(0, 0, '', -21, 21, 0, 0, '', '21', '{}', '{}'),
	(0, 0, '', -22, 22, 0, 0, '', '22', '{}', '{}'),
	(0, 0, '', -23, 23, 0, 0, '', '23', '{}', '{}'),
	(0, 0, '', -24, 24, 0, 0, '', '24', '{}', '{}'),
	(0, 0, '', -25, 25, 0, 0, '', '25', '{}', '{}'),
	(0, 0, '', -26, 26, 0, 0, '', '26', '{}', '{}'),
	(0, 0, '', -27, 27, 0, 0, '', '27', '{}', '{}'),
	(0, 0, '', -28, 28, 0, 0, '', '28', '{}', '{}'),
	(0, 0, '', -29, 29, 0, 0, '', '29', '{}', '{}'),
	(0, 0, '', -30, 30, 0, 0, '', '30', '{}', '{}'),
	(0, 0, '', -31, 31, 0, 0, '', '31', '{}', '{}'),
	(0, 0, '', -32, 32, 0, 0, '', '32', '{}', '{}'),
	(0, 0, '', -33, 33, 0, 0, '', '33', '{}', '{}'),
	(0, 0, '', -34, 34, 0, 0, '', '34', '{}', '{}'),
	(0, 0, '', -35, 35, 0, 0, '', '35', '{}', '{}'),
	(0, 0, '', -36, 36, 0, 0, '', '36', '{}', '{}'),
	(0, 0, '', -37, 37, 0, 0, '', '37', '{}', '{}'),
	(0, 0, '', -38, 38, 0, 0, '', '38', '{}', '{}'),
	(0, 0, '', -39, 39, 0, 0, '', '39', '{}', '{}'),
	(0, 0, '', -40, 40, 0, 0, '', '40', '{}', '{}'),
	(0, 0, '', -41, 41, 0, 0, '', '41', '{}', '{}'),
	(0, 0, '', -42, 42, 0, 0, '', '42', '{}', '{}'),
	(0, 0, '', -43, 43, 0, 0, '', '43', '{}', '{}'),
	(0, 0, '', -44, 44, 0, 0, '', '44', '{}', '{}'),
	(0, 0, '', -45, 45, 0, 0, '', '45', '{}', '{}'),
	(0, 0, '', -46, 46, 0, 0, '', '46', '{}', '{}'),
	(0, 0, '', -47, 47, 0, 0, '', '47', '{}', '{}'),
	(0, 0, '', -48, 48, 0, 0, '', '48', '{}', '{}'),
	(0, 0, '', -49, 49, 0, 0, '', '49', '{}', '{}'),
	(0, 0, '', -50, 50, 0, 0, '', '50', '{}', '{}'),
	(0, 0, '', -51, 51, 0, 0, '', '51', '{}', '{}'),
	(0, 0, '', -52, 52, 0, 0, '', '52', '{}', '{}'),
	(0, 0, '', -53, 53, 0, 0, '', '53', '{}', '{}'),
	(0, 0, '', -54, 54, 0, 0, '', '54', '{}', '{}'),
	(0, 0, '', -55, 55, 0, 0, '', '55', '{}', '{}'),
	(0, 0, '', -56, 56, 0, 0, '', '56', '{}', '{}'),
	(0, 0, '', -57, 57, 0, 0, '', '57', '{}', '{}'),
	(0, 0, '', -58, 58, 0, 0, '', '58', '{}', '{}'),
	(0, 0, '', -59, 59, 0, 0, '', '59', '{}', '{}'),
	(0, 0, '', -60, 60, 0, 0, '', '60', '{}', '{}'),
	(0, 0, '', -61, 61, 0, 0, '', '61', '{}', '{}'),
	(0, 0, '', -62, 62, 0, 0, '', '62', '{}', '{}'),
	(0, 0, '', -63, 63, 0, 0, '', '63', '{}', '{}'),
	(0, 0, '', -64, 64, 0, 0, '', '64', '{}', '{}'),
	(0, 0, '', -65, 65, 0, 0, '', '65', '{}', '{}'),
	(0, 0, '', -66, 66, 0, 0, '', '66', '{}', '{}'),
	(0, 0, '', -67, 67, 0, 0, '', '67', '{}', '{}'),
	(0, 0, '', -68, 68, 0, 0, '', '68', '{}', '{}'),
	(0, 0, '', -69, 69, 0, 0, '', '69', '{}', '{}'),
	(0, 0, '', -70, 70, 0, 0, '', '70', '{}', '{}'),
	(0, 0, '', -71, 71, 0, 0, '', '71', '{}', '{}'),
	(0, 0, '', -72, 72, 0, 0, '', '72', '{}', '{}'),
	(0, 0, '', -73, 73, 0, 0, '', '73', '{}', '{}'),
	(0, 0, '', -74, 74, 0, 0, '', '74', '{}', '{}'),
	(0, 0, '', -75, 75, 0, 0, '', '75', '{}', '{}'),
	(0, 0, '', -76, 76, 0, 0, '', '76', '{}', '{}'),
	(0, 0, '', -77, 77, 0, 0, '', '77', '{}', '{}'),
	(0, 0, '', -78, 78, 0, 0, '', '78', '{}', '{}'),
	(0, 0, '', -79, 79, 0, 0, '', '79', '{}', '{}'),
	(0, 0, '', -80, 80, 0, 0, '', '80', '{}', '{}'),
	(0, 0, '', -81, 81, 0, 0, '', '81', '{}', '{}'),
	(0, 0, '', -82, 82, 0, 0, '', '82', '{}', '{}'),
	(0, 0, '', -83, 83, 0, 0, '', '83', '{}', '{}'),
	(0, 0, '', -84, 84, 0, 0, '', '84', '{}', '{}'),
	(0, 0, '', -85, 85, 0, 0, '', '85', '{}', '{}'),
	(0, 0, '', -86, 86, 0, 0, '', '86', '{}', '{}'),
	(0, 0, '', -87, 87, 0, 0, '', '87', '{}', '{}'),
	(0, 0, '', -88, 88, 0, 0, '', '88', '{}', '{}'),
	(0, 0, '', -89, 89, 0, 0, '', '89', '{}', '{}'),
	(0, 0, '', -90, 90, 0, 0, '', '90', '{}', '{}'),
	(0, 0, '', -91, 91, 0, 0, '', '91', '{}', '{}'),
	(0, 0, '', -92, 92, 0, 0, '', '92', '{}', '{}'),
	(0, 0, '', -93, 93, 0, 0, '', '93', '{}', '{}'),
	(0, 0, '', -94, 94, 0, 0, '', '94', '{}', '{}'),
	(0, 0, '', -95, 95, 0, 0, '', '95', '{}', '{}'),
	(0, 0, '', -96, 96, 0, 0, '', '96', '{}', '{}'),
	(0, 0, '', -97, 97, 0, 0, '', '97', '{}', '{}'),
	(0, 0, '', -98, 98, 0, 0, '', '98', '{}', '{}'),
	(0, 0, '', -99, 99, 0, 0, '', '99', '{}', '{}'),
	(0, 0, '', -100, 100, 0, 0, '', '100', '{}', '{}'),
	(0, 0, '', -101, 101, 0, 0, '', '101', '{}', '{}'),
	(0, 0, '', -102, 102, 0, 0, '', '102', '{}', '{}'),
	(0, 0, '', -103, 103, 0, 0, '', '103', '{}', '{}'),
	(0, 0, '', -104, 104, 0, 0, '', '104', '{}', '{}'),
	(0, 0, '', -105, 105, 0, 0, '', '105', '{}', '{}'),
	(0, 0, '', -106, 106, 0, 0, '', '106', '{}', '{}'),
	(0, 0, '', -107, 107, 0, 0, '', '107', '{}', '{}'),
	(0, 0, '', -108, 108, 0, 0, '', '108', '{}', '{}'),
	(0, 0, '', -109, 109, 0, 0, '', '109', '{}', '{}'),
	(0, 0, '', -110, 110, 0, 0, '', '110', '{}', '{}'),
	(0, 0, '', -111, 111, 0, 0, '', '111', '{}', '{}'),
	(0, 0, '', -112, 112, 0, 0, '', '112', '{}', '{}'),
	(0, 0, '', -113, 113, 0, 0, '', '113', '{}', '{}'),
	(0, 0, '', -114, 114, 0, 0, '', '114', '{}', '{}'),
	(0, 0, '', -115, 115, 0, 0, '', '115', '{}', '{}'),
	(0, 0, '', -116, 116, 0, 0, '', '116', '{}', '{}'),
	(0, 0, '', -117, 117, 0, 0, '', '117', '{}', '{}'),
	(0, 0, '', -118, 118, 0, 0, '', '118', '{}', '{}'),
	(0, 0, '', -119, 119, 0, 0, '', '119', '{}', '{}'),
	(0, 0, '', -120, 120, 0, 0, '', '120', '{}', '{}'),
	(0, 0, '', -121, 121, 0, 0, '', '121', '{}', '{}'),
	(0, 0, '', -122, 122, 0, 0, '', '122', '{}', '{}'),
	(0, 0, '', -123, 123, 0, 0, '', '123', '{}', '{}'),
	(0, 0, '', -124, 124, 0, 0, '', '124', '{}', '{}'),
	(0, 0, '', -125, 125, 0, 0, '', '125', '{}', '{}'),
	(0, 0, '', -126, 126, 0, 0, '', '126', '{}', '{}'),
	(0, 0, '', -127, 127, 0, 0, '', '127', '{}', '{}'),
	(0, 0, '', -128, 128, 0, 0, '', '128', '{}', '{}'),
	(0, 0, '', -129, 129, 0, 0, '', '129', '{}', '{}'),
	(0, 0, '', -130, 130, 0, 0, '', '130', '{}', '{}'),
	(0, 0, '', -131, 131, 0, 0, '', '131', '{}', '{}'),
	(0, 0, '', -132, 132, 0, 0, '', '132', '{}', '{}'),
	(0, 0, '', -133, 133, 0, 0, '', '133', '{}', '{}'),
	(0, 0, '', -134, 134, 0, 0, '', '134', '{}', '{}'),
	(0, 0, '', -135, 135, 0, 0, '', '135', '{}', '{}'),
	(0, 0, '', -136, 136, 0, 0, '', '136', '{}', '{}'),
	(0, 0, '', -137, 137, 0, 0, '', '137', '{}', '{}'),
	(0, 0, '', -138, 138, 0, 0, '', '138', '{}', '{}'),
	(0, 0, '', -139, 139, 0, 0, '', '139', '{}', '{}'),
	(0, 0, '', -140, 140, 0, 0, '', '140', '{}', '{}'),
	(0, 0, '', -141, 141, 0, 0, '', '141', '{}', '{}'),
	(0, 0, '', -142, 142, 0, 0, '', '142', '{}', '{}'),
	(0, 0, '', -143, 143, 0, 0, '', '143', '{}', '{}'),
	(0, 0, '', -144, 144, 0, 0, '', '144', '{}', '{}'),
	(0, 0, '', -145, 145, 0, 0, '', '145', '{}', '{}'),
	(0, 0, '', -146, 146, 0, 0, '', '146', '{}', '{}'),
	(0, 0, '', -147, 147, 0, 0, '', '147', '{}', '{}'),
	(0, 0, '', -148, 148, 0, 0, '', '148', '{}', '{}'),
	(0, 0, '', -149, 149, 0, 0, '', '149', '{}', '{}'),
	(0, 0, '', -150, 150, 0, 0, '', '150', '{}', '{}'),
	(0, 0, '', -151, 151, 0, 0, '', '151', '{}', '{}'),
	(0, 0, '', -152, 152, 0, 0, '', '152', '{}', '{}'),
	(0, 0, '', -153, 153, 0, 0, '', '153', '{}', '{}'),
	(0, 0, '', -154, 154, 0, 0, '', '154', '{}', '{}'),
	(0, 0, '', -155, 155, 0, 0, '', '155', '{}', '{}'),
	(0, 0, '', -156, 156, 0, 0, '', '156', '{}', '{}'),
	(0, 0, '', -157, 157, 0, 0, '', '157', '{}', '{}'),
	(0, 0, '', -158, 158, 0, 0, '', '158', '{}', '{}'),
	(0, 0, '', -159, 159, 0, 0, '', '159', '{}', '{}'),
	(0, 0, '', -160, 160, 0, 0, '', '160', '{}', '{}'),
	(0, 0, '', -161, 161, 0, 0, '', '161', '{}', '{}'),
	(0, 0, '', -162, 162, 0, 0, '', '162', '{}', '{}'),
	(0, 0, '', -163, 163, 0, 0, '', '163', '{}', '{}'),
	(0, 0, '', -164, 164, 0, 0, '', '164', '{}', '{}'),
	(0, 0, '', -165, 165, 0, 0, '', '165', '{}', '{}'),
	(0, 0, '', -166, 166, 0, 0, '', '166', '{}', '{}'),
	(0, 0, '', -167, 167, 0, 0, '', '167', '{}', '{}'),
	(0, 0, '', -168, 168, 0, 0, '', '168', '{}', '{}'),
	(0, 0, '', -169, 169, 0, 0, '', '169', '{}', '{}'),
	(0, 0, '', -170, 170, 0, 0, '', '170', '{}', '{}'),
	(0, 0, '', -171, 171, 0, 0, '', '171', '{}', '{}'),
	(0, 0, '', -172, 172, 0, 0, '', '172', '{}', '{}'),
	(0, 0, '', -173, 173, 0, 0, '', '173', '{}', '{}'),
	(0, 0, '', -174, 174, 0, 0, '', '174', '{}', '{}'),
	(0, 0, '', -175, 175, 0, 0, '', '175', '{}', '{}'),
	(0, 0, '', -176, 176, 0, 0, '', '176', '{}', '{}'),
	(0, 0, '', -177, 177, 0, 0, '', '177', '{}', '{}'),
	(0, 0, '', -178, 178, 0, 0, '', '178', '{}', '{}'),
	(0, 0, '', -179, 179, 0, 0, '', '179', '{}', '{}'),
	(0, 0, '', -180, 180, 0, 0, '', '180', '{}', '{}'),
	(0, 0, '', -181, 181, 0, 0, '', '181', '{}', '{}'),
	(0, 0, '', -182, 182, 0, 0, '', '182', '{}', '{}'),
	(0, 0, '', -183, 183, 0, 0, '', '183', '{}', '{}'),
	(0, 0, '', -184, 184, 0, 0, '', '184', '{}', '{}'),
	(0, 0, '', -185, 185, 0, 0, '', '185', '{}', '{}'),
	(0, 0, '', -186, 186, 0, 0, '', '186', '{}', '{}'),
	(0, 0, '', -187, 187, 0, 0, '', '187', '{}', '{}'),
	(0, 0, '', -188, 188, 0, 0, '', '188', '{}', '{}'),
	(0, 0, '', -189, 189, 0, 0, '', '189', '{}', '{}'),
	(0, 0, '', -190, 190, 0, 0, '', '190', '{}', '{}'),
	(0, 0, '', -191, 191, 0, 0, '', '191', '{}', '{}'),
	(0, 0, '', -192, 192, 0, 0, '', '192', '{}', '{}'),
	(0, 0, '', -193, 193, 0, 0, '', '193', '{}', '{}'),
	(0, 0, '', -194, 194, 0, 0, '', '194', '{}', '{}'),
	(0, 0, '', -195, 195, 0, 0, '', '195', '{}', '{}'),
	(0, 0, '', -196, 196, 0, 0, '', '196', '{}', '{}'),
	(0, 0, '', -197, 197, 0, 0, '', '197', '{}', '{}'),
	(0, 0, '', -198, 198, 0, 0, '', '198', '{}', '{}'),
	(0, 0, '', -199, 199, 0, 0, '', '199', '{}', '{}'),
	(0, 0, '', -200, 200, 0, 0, '', '200', '{}', '{}'),
	(0, 0, '', -201, 201, 0, 0, '', '201', '{}', '{}'),
	(0, 0, '', -202, 202, 0, 0, '', '202', '{}', '{}'),
	(0, 0, '', -203, 203, 0, 0, '', '203', '{}', '{}'),
	(0, 0, '', -204, 204, 0, 0, '', '204', '{}', '{}'),
	(0, 0, '', -205, 205, 0, 0, '', '205', '{}', '{}'),
	(0, 0, '', -206, 206, 0, 0, '', '206', '{}', '{}'),
	(0, 0, '', -207, 207, 0, 0, '', '207', '{}', '{}'),
	(0, 0, '', -208, 208, 0, 0, '', '208', '{}', '{}'),
	(0, 0, '', -209, 209, 0, 0, '', '209', '{}', '{}'),
	(0, 0, '', -210, 210, 0, 0, '', '210', '{}', '{}'),
	(0, 0, '', -211, 211, 0, 0, '', '211', '{}', '{}'),
	(0, 0, '', -212, 212, 0, 0, '', '212', '{}', '{}'),
	(0, 0, '', -213, 213, 0, 0, '', '213', '{}', '{}'),
	(0, 0, '', -214, 214, 0, 0, '', '214', '{}', '{}'),
	(0, 0, '', -215, 215, 0, 0, '', '215', '{}', '{}'),
	(0, 0, '', -216, 216, 0, 0, '', '216', '{}', '{}'),
	(0, 0, '', -217, 217, 0, 0, '', '217', '{}', '{}'),
	(0, 0, '', -218, 218, 0, 0, '', '218', '{}', '{}'),
	(0, 0, '', -219, 219, 0, 0, '', '219', '{}', '{}'),
	(0, 0, '', -220, 220, 0, 0, '', '220', '{}', '{}'),
	(0, 0, '', -221, 221, 0, 0, '', '221', '{}', '{}'),
	(0, 0, '', -222, 222, 0, 0, '', '222', '{}', '{}'),
	(0, 0, '', -223, 223, 0, 0, '', '223', '{}', '{}'),
	(0, 0, '', -224, 224, 0, 0, '', '224', '{}', '{}'),
	(0, 0, '', -225, 225, 0, 0, '', '225', '{}', '{}'),
	(0, 0, '', -226, 226, 0, 0, '', '226', '{}', '{}'),
	(0, 0, '', -227, 227, 0, 0, '', '227', '{}', '{}'),
	(0, 0, '', -228, 228, 0, 0, '', '228', '{}', '{}'),
	(0, 0, '', -229, 229, 0, 0, '', '229', '{}', '{}'),
	(0, 0, '', -230, 230, 0, 0, '', '230', '{}', '{}'),
	(0, 0, '', -231, 231, 0, 0, '', '231', '{}', '{}'),
	(0, 0, '', -232, 232, 0, 0, '', '232', '{}', '{}'),
	(0, 0, '', -233, 233, 0, 0, '', '233', '{}', '{}'),
	(0, 0, '', -234, 234, 0, 0, '', '234', '{}', '{}'),
	(0, 0, '', -235, 235, 0, 0, '', '235', '{}', '{}'),
	(0, 0, '', -236, 236, 0, 0, '', '236', '{}', '{}'),
	(0, 0, '', -237, 237, 0, 0, '', '237', '{}', '{}'),
	(0, 0, '', -238, 238, 0, 0, '', '238', '{}', '{}'),
	(0, 0, '', -239, 239, 0, 0, '', '239', '{}', '{}'),
	(0, 0, '', -240, 240, 0, 0, '', '240', '{}', '{}'),
	(0, 0, '', -241, 241, 0, 0, '', '241', '{}', '{}'),
	(0, 0, '', -242, 242, 0, 0, '', '242', '{}', '{}'),
	(0, 0, '', -243, 243, 0, 0, '', '243', '{}', '{}'),
	(0, 0, '', -244, 244, 0, 0, '', '244', '{}', '{}'),
	(0, 0, '', -245, 245, 0, 0, '', '245', '{}', '{}'),
	(0, 0, '', -246, 246, 0, 0, '', '246', '{}', '{}'),
	(0, 0, '', -247, 247, 0, 0, '', '247', '{}', '{}'),
	(0, 0, '', -248, 248, 0, 0, '', '248', '{}', '{}'),
	(0, 0, '', -249, 249, 0, 0, '', '249', '{}', '{}'),
	(0, 0, '', -250, 250, 0, 0, '', '250', '{}', '{}'),
	(0, 0, '', -251, 251, 0, 0, '', '251', '{}', '{}'),
	(0, 0, '', -252, 252, 0, 0, '', '252', '{}', '{}'),
	(0, 0, '', -253, 253, 0, 0, '', '253', '{}', '{}'),
	(0, 0, '', -254, 254, 0, 0, '', '254', '{}', '{}'),
	(0, 0, '', -255, 255, 0, 0, '', '255', '{}', '{}'),
	(0, 0, '', -256, 256, 0, 0, '', '256', '{}', '{}'),
	(0, 0, '', -257, 257, 0, 0, '', '257', '{}', '{}'),
	(0, 0, '', -258, 258, 0, 0, '', '258', '{}', '{}'),
	(0, 0, '', -259, 259, 0, 0, '', '259', '{}', '{}'),
	(0, 0, '', -260, 260, 0, 0, '', '260', '{}', '{}'),
	(0, 0, '', -261, 261, 0, 0, '', '261', '{}', '{}'),
	(0, 0, '', -262, 262, 0, 0, '', '262', '{}', '{}'),
	(0, 0, '', -263, 263, 0, 0, '', '263', '{}', '{}'),
	(0, 0, '', -264, 264, 0, 0, '', '264', '{}', '{}'),
	(0, 0, '', -265, 265, 0, 0, '', '265', '{}', '{}'),
	(0, 0, '', -266, 266, 0, 0, '', '266', '{}', '{}'),
	(0, 0, '', -267, 267, 0, 0, '', '267', '{}', '{}'),
	(0, 0, '', -268, 268, 0, 0, '', '268', '{}', '{}'),
	(0, 0, '', -269, 269, 0, 0, '', '269', '{}', '{}'),
	(0, 0, '', -270, 270, 0, 0, '', '270', '{}', '{}'),
	(0, 0, '', -271, 271, 0, 0, '', '271', '{}', '{}'),
	(0, 0, '', -272, 272, 0, 0, '', '272', '{}', '{}'),
	(0, 0, '', -273, 273, 0, 0, '', '273', '{}', '{}'),
	(0, 0, '', -274, 274, 0, 0, '', '274', '{}', '{}'),
	(0, 0, '', -275, 275, 0, 0, '', '275', '{}', '{}'),
	(0, 0, '', -276, 276, 0, 0, '', '276', '{}', '{}'),
	(0, 0, '', -277, 277, 0, 0, '', '277', '{}', '{}'),
	(0, 0, '', -278, 278, 0, 0, '', '278', '{}', '{}'),
	(0, 0, '', -279, 279, 0, 0, '', '279', '{}', '{}'),
	(0, 0, '', -280, 280, 0, 0, '', '280', '{}', '{}'),
	(0, 0, '', -281, 281, 0, 0, '', '281', '{}', '{}'),
	(0, 0, '', -282, 282, 0, 0, '', '282', '{}', '{}'),
	(0, 0, '', -283, 283, 0, 0, '', '283', '{}', '{}'),
	(0, 0, '', -284, 284, 0, 0, '', '284', '{}', '{}'),
	(0, 0, '', -285, 285, 0, 0, '', '285', '{}', '{}'),
	(0, 0, '', -286, 286, 0, 0, '', '286', '{}', '{}'),
	(0, 0, '', -287, 287, 0, 0, '', '287', '{}', '{}'),
	(0, 0, '', -288, 288, 0, 0, '', '288', '{}', '{}'),
	(0, 0, '', -289, 289, 0, 0, '', '289', '{}', '{}'),
	(0, 0, '', -290, 290, 0, 0, '', '290', '{}', '{}'),
	(0, 0, '', -291, 291, 0, 0, '', '291', '{}', '{}'),
	(0, 0, '', -292, 292, 0, 0, '', '292', '{}', '{}'),
	(0, 0, '', -293, 293, 0, 0, '', '293', '{}', '{}'),
	(0, 0, '', -294, 294, 0, 0, '', '294', '{}', '{}'),
	(0, 0, '', -295, 295, 0, 0, '', '295', '{}', '{}'),
	(0, 0, '', -296, 296, 0, 0, '', '296', '{}', '{}'),
	(0, 0, '', -297, 297, 0, 0, '', '297', '{}', '{}'),
	(0, 0, '', -298, 298, 0, 0, '', '298', '{}', '{}'),
	(0, 0, '', -299, 299, 0, 0, '', '299', '{}', '{}'),
	(0, 0, '', -300, 300, 0, 0, '', '300', '{}', '{}'),
	(0, 0, '', -301, 301, 0, 0, '', '301', '{}', '{}'),
	(0, 0, '', -302, 302, 0, 0, '', '302', '{}', '{}'),
	(0, 0, '', -303, 303, 0, 0, '', '303', '{}', '{}'),
	(0, 0, '', -304, 304, 0, 0, '', '304', '{}', '{}'),
	(0, 0, '', -305, 305, 0, 0, '', '305', '{}', '{}'),
	(0, 0, '', -306, 306, 0, 0, '', '306', '{}', '{}'),
	(0, 0, '', -307, 307, 0, 0, '', '307', '{}', '{}'),
	(0, 0, '', -308, 308, 0, 0, '', '308', '{}', '{}'),
	(0, 0, '', -309, 309, 0, 0, '', '309', '{}', '{}'),
	(0, 0, '', -310, 310, 0, 0, '', '310', '{}', '{}'),
	(0, 0, '', -311, 311, 0, 0, '', '311', '{}', '{}'),
	(0, 0, '', -312, 312, 0, 0, '', '312', '{}', '{}'),
	(0, 0, '', -313, 313, 0, 0, '', '313', '{}', '{}'),
	(0, 0, '', -314, 314, 0, 0, '', '314', '{}', '{}'),
	(0, 0, '', -315, 315, 0, 0, '', '315', '{}', '{}'),
	(0, 0, '', -316, 316, 0, 0, '', '316', '{}', '{}'),
	(0, 0, '', -317, 317, 0, 0, '', '317', '{}', '{}'),
	(0, 0, '', -318, 318, 0, 0, '', '318', '{}', '{}'),
	(0, 0, '', -319, 319, 0, 0, '', '319', '{}', '{}'),
	(0, 0, '', -320, 320, 0, 0, '', '320', '{}', '{}'),
	(0, 0, '', -321, 321, 0, 0, '', '321', '{}', '{}'),
	(0, 0, '', -322, 322, 0, 0, '', '322', '{}', '{}'),
	(0, 0, '', -323, 323, 0, 0, '', '323', '{}', '{}'),
	(0, 0, '', -324, 324, 0, 0, '', '324', '{}', '{}'),
	(0, 0, '', -325, 325, 0, 0, '', '325', '{}', '{}'),
	(0, 0, '', -326, 326, 0, 0, '', '326', '{}', '{}'),
	(0, 0, '', -327, 327, 0, 0, '', '327', '{}', '{}'),
	(0, 0, '', -328, 328, 0, 0, '', '328', '{}', '{}'),
	(0, 0, '', -329, 329, 0, 0, '', '329', '{}', '{}'),
	(0, 0, '', -330, 330, 0, 0, '', '330', '{}', '{}'),
	(0, 0, '', -331, 331, 0, 0, '', '331', '{}', '{}'),
	(0, 0, '', -332, 332, 0, 0, '', '332', '{}', '{}'),
	(0, 0, '', -333, 333, 0, 0, '', '333', '{}', '{}'),
	(0, 0, '', -334, 334, 0, 0, '', '334', '{}', '{}'),
	(0, 0, '', -335, 335, 0, 0, '', '335', '{}', '{}'),
	(0, 0, '', -336, 336, 0, 0, '', '336', '{}', '{}'),
	(0, 0, '', -337, 337, 0, 0, '', '337', '{}', '{}'),
	(0, 0, '', -338, 338, 0, 0, '', '338', '{}', '{}'),
	(0, 0, '', -339, 339, 0, 0, '', '339', '{}', '{}'),
	(0, 0, '', -340, 340, 0, 0, '', '340', '{}', '{}'),
	(0, 0, '', -341, 341, 0, 0, '', '341', '{}', '{}'),
	(0, 0, '', -342, 342, 0, 0, '', '342', '{}', '{}'),
	(0, 0, '', -343, 343, 0, 0, '', '343', '{}', '{}'),
	(0, 0, '', -344, 344, 0, 0, '', '344', '{}', '{}'),
	(0, 0, '', -345, 345, 0, 0, '', '345', '{}', '{}'),
	(0, 0, '', -346, 346, 0, 0, '', '346', '{}', '{}'),
	(0, 0, '', -347, 347, 0, 0, '', '347', '{}', '{}'),
	(0, 0, '', -348, 348, 0, 0, '', '348', '{}', '{}'),
	(0, 0, '', -349, 349, 0, 0, '', '349', '{}', '{}'),
	(0, 0, '', -350, 350, 0, 0, '', '350', '{}', '{}'),
	(0, 0, '', -351, 351, 0, 0, '', '351', '{}', '{}'),
	(0, 0, '', -352, 352, 0, 0, '', '352', '{}', '{}'),
	(0, 0, '', -353, 353, 0, 0, '', '353', '{}', '{}'),
	(0, 0, '', -354, 354, 0, 0, '', '354', '{}', '{}'),
	(0, 0, '', -355, 355, 0, 0, '', '355', '{}', '{}'),
	(0, 0, '', -356, 356, 0, 0, '', '356', '{}', '{}'),
	(0, 0, '', -357, 357, 0, 0, '', '357', '{}', '{}'),
	(0, 0, '', -358, 358, 0, 0, '', '358', '{}', '{}'),
	(0, 0, '', -359, 359, 0, 0, '', '359', '{}', '{}'),
	(0, 0, '', -360, 360, 0, 0, '', '360', '{}', '{}'),
	(0, 0, '', -361, 361, 0, 0, '', '361', '{}', '{}'),
	(0, 0, '', -362, 362, 0, 0, '', '362', '{}', '{}'),
	(0, 0, '', -363, 363, 0, 0, '', '363', '{}', '{}'),
	(0, 0, '', -364, 364, 0, 0, '', '364', '{}', '{}'),
	(0, 0, '', -365, 365, 0, 0, '', '365', '{}', '{}'),
	(0, 0, '', -366, 366, 0, 0, '', '366', '{}', '{}'),
	(0, 0, '', -367, 367, 0, 0, '', '367', '{}', '{}'),
	(0, 0, '', -368, 368, 0, 0, '', '368', '{}', '{}'),
	(0, 0, '', -369, 369, 0, 0, '', '369', '{}', '{}'),
	(0, 0, '', -370, 370, 0, 0, '', '370', '{}', '{}'),
	(0, 0, '', -371, 371, 0, 0, '', '371', '{}', '{}'),
	(0, 0, '', -372, 372, 0, 0, '', '372', '{}', '{}'),
	(0, 0, '', -373, 373, 0, 0, '', '373', '{}', '{}'),
	(0, 0, '', -374, 374, 0, 0, '', '374', '{}', '{}'),
	(0, 0, '', -375, 375, 0, 0, '', '375', '{}', '{}'),
	(0, 0, '', -376, 376, 0, 0, '', '376', '{}', '{}'),
	(0, 0, '', -377, 377, 0, 0, '', '377', '{}', '{}'),
	(0, 0, '', -378, 378, 0, 0, '', '378', '{}', '{}'),
	(0, 0, '', -379, 379, 0, 0, '', '379', '{}', '{}'),
	(0, 0, '', -380, 380, 0, 0, '', '380', '{}', '{}'),
	(0, 0, '', -381, 381, 0, 0, '', '381', '{}', '{}'),
	(0, 0, '', -382, 382, 0, 0, '', '382', '{}', '{}'),
	(0, 0, '', -383, 383, 0, 0, '', '383', '{}', '{}'),
	(0, 0, '', -384, 384, 0, 0, '', '384', '{}', '{}'),
	(0, 0, '', -385, 385, 0, 0, '', '385', '{}', '{}'),
	(0, 0, '', -386, 386, 0, 0, '', '386', '{}', '{}'),
	(0, 0, '', -387, 387, 0, 0, '', '387', '{}', '{}'),
	(0, 0, '', -388, 388, 0, 0, '', '388', '{}', '{}'),
	(0, 0, '', -389, 389, 0, 0, '', '389', '{}', '{}'),
	(0, 0, '', -390, 390, 0, 0, '', '390', '{}', '{}'),
	(0, 0, '', -391, 391, 0, 0, '', '391', '{}', '{}'),
	(0, 0, '', -392, 392, 0, 0, '', '392', '{}', '{}'),
	(0, 0, '', -393, 393, 0, 0, '', '393', '{}', '{}'),
	(0, 0, '', -394, 394, 0, 0, '', '394', '{}', '{}'),
	(0, 0, '', -395, 395, 0, 0, '', '395', '{}', '{}'),
	(0, 0, '', -396, 396, 0, 0, '', '396', '{}', '{}'),
	(0, 0, '', -397, 397, 0, 0, '', '397', '{}', '{}'),
	(0, 0, '', -398, 398, 0, 0, '', '398', '{}', '{}'),
	(0, 0, '', -399, 399, 0, 0, '', '399', '{}', '{}'),
	(0, 0, '', -400, 400, 0, 0, '', '400', '{}', '{}'),
	(0, 0, '', -401, 401, 0, 0, '', '401', '{}', '{}'),
	(0, 0, '', -402, 402, 0, 0, '', '402', '{}', '{}'),
	(0, 0, '', -403, 403, 0, 0, '', '403', '{}', '{}'),
	(0, 0, '', -404, 404, 0, 0, '', '404', '{}', '{}'),
	(0, 0, '', -405, 405, 0, 0, '', '405', '{}', '{}'),
	(0, 0, '', -406, 406, 0, 0, '', '406', '{}', '{}'),
	(0, 0, '', -407, 407, 0, 0, '', '407', '{}', '{}'),
	(0, 0, '', -408, 408, 0, 0, '', '408', '{}', '{}'),
	(0, 0, '', -409, 409, 0, 0, '', '409', '{}', '{}'),
	(0, 0, '', -410, 410, 0, 0, '', '410', '{}', '{}'),
	(0, 0, '', -411, 411, 0, 0, '', '411', '{}', '{}'),
	(0, 0, '', -412, 412, 0, 0, '', '412', '{}', '{}'),
	(0, 0, '', -413, 413, 0, 0, '', '413', '{}', '{}'),
	(0, 0, '', -414, 414, 0, 0, '', '414', '{}', '{}'),
	(0, 0, '', -415, 415, 0, 0, '', '415', '{}', '{}'),
	(0, 0, '', -416, 416, 0, 0, '', '416', '{}', '{}'),
	(0, 0, '', -417, 417, 0, 0, '', '417', '{}', '{}'),
	(0, 0, '', -418, 418, 0, 0, '', '418', '{}', '{}'),
	(0, 0, '', -419, 419, 0, 0, '', '419', '{}', '{}'),
	(0, 0, '', -420, 420, 0, 0, '', '420', '{}', '{}'),
	(0, 0, '', -421, 421, 0, 0, '', '421', '{}', '{}'),
	(0, 0, '', -422, 422, 0, 0, '', '422', '{}', '{}'),
	(0, 0, '', -423, 423, 0, 0, '', '423', '{}', '{}'),
	(0, 0, '', -424, 424, 0, 0, '', '424', '{}', '{}'),
	(0, 0, '', -425, 425, 0, 0, '', '425', '{}', '{}'),
	(0, 0, '', -426, 426, 0, 0, '', '426', '{}', '{}'),
	(0, 0, '', -427, 427, 0, 0, '', '427', '{}', '{}'),
	(0, 0, '', -428, 428, 0, 0, '', '428', '{}', '{}'),
	(0, 0, '', -429, 429, 0, 0, '', '429', '{}', '{}'),
	(0, 0, '', -430, 430, 0, 0, '', '430', '{}', '{}'),
	(0, 0, '', -431, 431, 0, 0, '', '431', '{}', '{}'),
	(0, 0, '', -432, 432, 0, 0, '', '432', '{}', '{}'),
	(0, 0, '', -433, 433, 0, 0, '', '433', '{}', '{}'),
	(0, 0, '', -434, 434, 0, 0, '', '434', '{}', '{}'),
	(0, 0, '', -435, 435, 0, 0, '', '435', '{}', '{}'),
	(0, 0, '', -436, 436, 0, 0, '', '436', '{}', '{}'),
	(0, 0, '', -437, 437, 0, 0, '', '437', '{}', '{}'),
	(0, 0, '', -438, 438, 0, 0, '', '438', '{}', '{}'),
	(0, 0, '', -439, 439, 0, 0, '', '439', '{}', '{}'),
	(0, 0, '', -440, 440, 0, 0, '', '440', '{}', '{}'),
	(0, 0, '', -441, 441, 0, 0, '', '441', '{}', '{}'),
	(0, 0, '', -442, 442, 0, 0, '', '442', '{}', '{}'),
	(0, 0, '', -443, 443, 0, 0, '', '443', '{}', '{}'),
	(0, 0, '', -444, 444, 0, 0, '', '444', '{}', '{}'),
	(0, 0, '', -445, 445, 0, 0, '', '445', '{}', '{}'),
	(0, 0, '', -446, 446, 0, 0, '', '446', '{}', '{}'),
	(0, 0, '', -447, 447, 0, 0, '', '447', '{}', '{}'),
	(0, 0, '', -448, 448, 0, 0, '', '448', '{}', '{}'),
	(0, 0, '', -449, 449, 0, 0, '', '449', '{}', '{}'),
	(0, 0, '', -450, 450, 0, 0, '', '450', '{}', '{}'),
	(0, 0, '', -451, 451, 0, 0, '', '451', '{}', '{}'),
	(0, 0, '', -452, 452, 0, 0, '', '452', '{}', '{}'),
	(0, 0, '', -453, 453, 0, 0, '', '453', '{}', '{}'),
	(0, 0, '', -454, 454, 0, 0, '', '454', '{}', '{}'),
	(0, 0, '', -455, 455, 0, 0, '', '455', '{}', '{}'),
	(0, 0, '', -456, 456, 0, 0, '', '456', '{}', '{}'),
	(0, 0, '', -457, 457, 0, 0, '', '457', '{}', '{}'),
	(0, 0, '', -458, 458, 0, 0, '', '458', '{}', '{}'),
	(0, 0, '', -459, 459, 0, 0, '', '459', '{}', '{}'),
	(0, 0, '', -460, 460, 0, 0, '', '460', '{}', '{}'),
	(0, 0, '', -461, 461, 0, 0, '', '461', '{}', '{}'),
	(0, 0, '', -462, 462, 0, 0, '', '462', '{}', '{}'),
	(0, 0, '', -463, 463, 0, 0, '', '463', '{}', '{}'),
	(0, 0, '', -464, 464, 0, 0, '', '464', '{}', '{}'),
	(0, 0, '', -465, 465, 0, 0, '', '465', '{}', '{}'),
	(0, 0, '', -466, 466, 0, 0, '', '466', '{}', '{}'),
	(0, 0, '', -467, 467, 0, 0, '', '467', '{}', '{}'),
	(0, 0, '', -468, 468, 0, 0, '', '468', '{}', '{}'),
	(0, 0, '', -469, 469, 0, 0, '', '469', '{}', '{}'),
	(0, 0, '', -470, 470, 0, 0, '', '470', '{}', '{}'),
	(0, 0, '', -471, 471, 0, 0, '', '471', '{}', '{}'),
	(0, 0, '', -472, 472, 0, 0, '', '472', '{}', '{}'),
	(0, 0, '', -473, 473, 0, 0, '', '473', '{}', '{}'),
	(0, 0, '', -474, 474, 0, 0, '', '474', '{}', '{}'),
	(0, 0, '', -475, 475, 0, 0, '', '475', '{}', '{}'),
	(0, 0, '', -476, 476, 0, 0, '', '476', '{}', '{}'),
	(0, 0, '', -477, 477, 0, 0, '', '477', '{}', '{}'),
	(0, 0, '', -478, 478, 0, 0, '', '478', '{}', '{}'),
	(0, 0, '', -479, 479, 0, 0, '', '479', '{}', '{}'),
	(0, 0, '', -480, 480, 0, 0, '', '480', '{}', '{}'),
	(0, 0, '', -481, 481, 0, 0, '', '481', '{}', '{}'),
	(0, 0, '', -482, 482, 0, 0, '', '482', '{}', '{}'),
	(0, 0, '', -483, 483, 0, 0, '', '483', '{}', '{}'),
	(0, 0, '', -484, 484, 0, 0, '', '484', '{}', '{}'),
	(0, 0, '', -485, 485, 0, 0, '', '485', '{}', '{}'),
	(0, 0, '', -486, 486, 0, 0, '', '486', '{}', '{}'),
	(0, 0, '', -487, 487, 0, 0, '', '487', '{}', '{}'),
	(0, 0, '', -488, 488, 0, 0, '', '488', '{}', '{}'),
	(0, 0, '', -489, 489, 0, 0, '', '489', '{}', '{}'),
	(0, 0, '', -490, 490, 0, 0, '', '490', '{}', '{}'),
	(0, 0, '', -491, 491, 0, 0, '', '491', '{}', '{}'),
	(0, 0, '', -492, 492, 0, 0, '', '492', '{}', '{}'),
	(0, 0, '', -493, 493, 0, 0, '', '493', '{}', '{}'),
	(0, 0, '', -494, 494, 0, 0, '', '494', '{}', '{}'),
	(0, 0, '', -495, 495, 0, 0, '', '495', '{}', '{}'),
	(0, 0, '', -496, 496, 0, 0, '', '496', '{}', '{}'),
	(0, 0, '', -497, 497, 0, 0, '', '497', '{}', '{}'),
	(0, 0, '', -498, 498, 0, 0, '', '498', '{}', '{}'),
	(0, 0, '', -499, 499, 0, 0, '', '499', '{}', '{}'),
	(0, 0, '', -500, 500, 0, 0, '', '500', '{}', '{}');
INSERT INTO public.departure VALUES
	(0, 0, '', -501, 501, 0, 0, '', '501', '{}', '{}'),
	(0, 0, '', -502, 502, 0, 0, '', '502', '{}', '{}'),
	(0, 0, '', -503, 503, 0, 0, '', '503', '{}', '{}'),
	(0, 0, '', -504, 504, 0, 0, '', '504', '{}', '{}'),
	(0, 0, '', -505, 505, 0, 0, '', '505', '{}', '{}'),
	(0, 0, '', -506, 506, 0, 0, '', '506', '{}', '{}'),
	(0, 0, '', -507, 507, 0, 0, '', '507', '{}', '{}'),
	(0, 0, '', -508, 508, 0, 0, '', '508', '{}', '{}'),
	(0, 0, '', -509, 509, 0, 0, '', '509', '{}', '{}'),
	(0, 0, '', -510, 510, 0, 0, '', '510', '{}', '{}'),
	(0, 0, '', -511, 511, 0, 0, '', '511', '{}', '{}'),
	(0, 0, '', -512, 512, 0, 0, '', '512', '{}', '{}'),
	(0, 0, '', -513, 513, 0, 0, '', '513', '{}', '{}'),
	(0, 0, '', -514, 514, 0, 0, '', '514', '{}', '{}'),
	(0, 0, '', -515, 515, 0, 0, '', '515', '{}', '{}'),
	(0, 0, '', -516, 516, 0, 0, '', '516', '{}', '{}'),
	(0, 0, '', -517, 517, 0, 0, '', '517', '{}', '{}'),
	(0, 0, '', -518, 518, 0, 0, '', '518', '{}', '{}'),
	(0, 0, '', -519, 519, 0, 0, '', '519', '{}', '{}'),
	(0, 0, '', -520, 520, 0, 0, '', '520', '{}', '{}'),
	(0, 0, '', -521, 521, 0, 0, '', '521', '{}', '{}'),
	(0, 0, '', -522, 522, 0, 0, '', '522', '{}', '{}'),
	(0, 0, '', -523, 523, 0, 0, '', '523', '{}', '{}'),
	(0, 0, '', -524, 524, 0, 0, '', '524', '{}', '{}'),
	(0, 0, '', -525, 525, 0, 0, '', '525', '{}', '{}'),
	(0, 0, '', -526, 526, 0, 0, '', '526', '{}', '{}'),
	(0, 0, '', -527, 527, 0, 0, '', '527', '{}', '{}'),
	(0, 0, '', -528, 528, 0, 0, '', '528', '{}', '{}'),
	(0, 0, '', -529, 529, 0, 0, '', '529', '{}', '{}'),
	(0, 0, '', -530, 530, 0, 0, '', '530', '{}', '{}'),
	(0, 0, '', -531, 531, 0, 0, '', '531', '{}', '{}'),
	(0, 0, '', -532, 532, 0, 0, '', '532', '{}', '{}'),
	(0, 0, '', -533, 533, 0, 0, '', '533', '{}', '{}'),
	(0, 0, '', -534, 534, 0, 0, '', '534', '{}', '{}'),
	(0, 0, '', -535, 535, 0, 0, '', '535', '{}', '{}'),
	(0, 0, '', -536, 536, 0, 0, '', '536', '{}', '{}'),
	(0, 0, '', -537, 537, 0, 0, '', '537', '{}', '{}'),
	(0, 0, '', -538, 538, 0, 0, '', '538', '{}', '{}'),
	(0, 0, '', -539, 539, 0, 0, '', '539', '{}', '{}'),
	(0, 0, '', -540, 540, 0, 0, '', '540', '{}', '{}'),
	(0, 0, '', -541, 541, 0, 0, '', '541', '{}', '{}'),
	(0, 0, '', -542, 542, 0, 0, '', '542', '{}', '{}'),
	(0, 0, '', -543, 543, 0, 0, '', '543', '{}', '{}'),
	(0, 0, '', -544, 544, 0, 0, '', '544', '{}', '{}'),
	(0, 0, '', -545, 545, 0, 0, '', '545', '{}', '{}'),
	(0, 0, '', -546, 546, 0, 0, '', '546', '{}', '{}'),
	(0, 0, '', -547, 547, 0, 0, '', '547', '{}', '{}'),
	(0, 0, '', -548, 548, 0, 0, '', '548', '{}', '{}'),
	(0, 0, '', -549, 549, 0, 0, '', '549', '{}', '{}'),
	(0, 0, '', -550, 550, 0, 0, '', '550', '{}', '{}'),
	(0, 0, '', -551, 551, 0, 0, '', '551', '{}', '{}'),
	(0, 0, '', -552, 552, 0, 0, '', '552', '{}', '{}'),
	(0, 0, '', -553, 553, 0, 0, '', '553', '{}', '{}'),
	(0, 0, '', -554, 554, 0, 0, '', '554', '{}', '{}'),
	(0, 0, '', -555, 555, 0, 0, '', '555', '{}', '{}'),
	(0, 0, '', -556, 556, 0, 0, '', '556', '{}', '{}'),
	(0, 0, '', -557, 557, 0, 0, '', '557', '{}', '{}'),
	(0, 0, '', -558, 558, 0, 0, '', '558', '{}', '{}'),
	(0, 0, '', -559, 559, 0, 0, '', '559', '{}', '{}'),
	(0, 0, '', -560, 560, 0, 0, '', '560', '{}', '{}'),
	(0, 0, '', -561, 561, 0, 0, '', '561', '{}', '{}'),
	(0, 0, '', -562, 562, 0, 0, '', '562', '{}', '{}'),
	(0, 0, '', -563, 563, 0, 0, '', '563', '{}', '{}'),
	(0, 0, '', -564, 564, 0, 0, '', '564', '{}', '{}'),
	(0, 0, '', -565, 565, 0, 0, '', '565', '{}', '{}'),
	(0, 0, '', -566, 566, 0, 0, '', '566', '{}', '{}'),
	(0, 0, '', -567, 567, 0, 0, '', '567', '{}', '{}'),
	(0, 0, '', -568, 568, 0, 0, '', '568', '{}', '{}'),
	(0, 0, '', -569, 569, 0, 0, '', '569', '{}', '{}'),
	(0, 0, '', -570, 570, 0, 0, '', '570', '{}', '{}'),
	(0, 0, '', -571, 571, 0, 0, '', '571', '{}', '{}'),
	(0, 0, '', -572, 572, 0, 0, '', '572', '{}', '{}'),
	(0, 0, '', -573, 573, 0, 0, '', '573', '{}', '{}'),
	(0, 0, '', -574, 574, 0, 0, '', '574', '{}', '{}'),
	(0, 0, '', -575, 575, 0, 0, '', '575', '{}', '{}'),
	(0, 0, '', -576, 576, 0, 0, '', '576', '{}', '{}'),
	(0, 0, '', -577, 577, 0, 0, '', '577', '{}', '{}'),
	(0, 0, '', -578, 578, 0, 0, '', '578', '{}', '{}'),
	(0, 0, '', -579, 579, 0, 0, '', '579', '{}', '{}'),
	(0, 0, '', -580, 580, 0, 0, '', '580', '{}', '{}'),
	(0, 0, '', -581, 581, 0, 0, '', '581', '{}', '{}'),
	(0, 0, '', -582, 582, 0, 0, '', '582', '{}', '{}'),
	(0, 0, '', -583, 583, 0, 0, '', '583', '{}', '{}'),
	(0, 0, '', -584, 584, 0, 0, '', '584', '{}', '{}'),
	(0, 0, '', -585, 585, 0, 0, '', '585', '{}', '{}'),
	(0, 0, '', -586, 586, 0, 0, '', '586', '{}', '{}'),
	(0, 0, '', -587, 587, 0, 0, '', '587', '{}', '{}'),
	(0, 0, '', -588, 588, 0, 0, '', '588', '{}', '{}'),
	(0, 0, '', -589, 589, 0, 0, '', '589', '{}', '{}'),
	(0, 0, '', -590, 590, 0, 0, '', '590', '{}', '{}'),
	(0, 0, '', -591, 591, 0, 0, '', '591', '{}', '{}'),
	(0, 0, '', -592, 592, 0, 0, '', '592', '{}', '{}'),
	(0, 0, '', -593, 593, 0, 0, '', '593', '{}', '{}'),
	(0, 0, '', -594, 594, 0, 0, '', '594', '{}', '{}'),
	(0, 0, '', -595, 595, 0, 0, '', '595', '{}', '{}'),
	(0, 0, '', -596, 596, 0, 0, '', '596', '{}', '{}'),
	(0, 0, '', -597, 597, 0, 0, '', '597', '{}', '{}'),
	(0, 0, '', -598, 598, 0, 0, '', '598', '{}', '{}'),
	(0, 0, '', -599, 599, 0, 0, '', '599', '{}', '{}'),
	(0, 0, '', -600, 600, 0, 0, '', '600', '{}', '{}'),
	(0, 0, '', -601, 601, 0, 0, '', '601', '{}', '{}'),
	(0, 0, '', -602, 602, 0, 0, '', '602', '{}', '{}'),
	(0, 0, '', -603, 603, 0, 0, '', '603', '{}', '{}'),
	(0, 0, '', -604, 604, 0, 0, '', '604', '{}', '{}'),
	(0, 0, '', -605, 605, 0, 0, '', '605', '{}', '{}'),
	(0, 0, '', -606, 606, 0, 0, '', '606', '{}', '{}'),
	(0, 0, '', -607, 607, 0, 0, '', '607', '{}', '{}'),
	(0, 0, '', -608, 608, 0, 0, '', '608', '{}', '{}'),
	(0, 0, '', -609, 609, 0, 0, '', '609', '{}', '{}'),
	(0, 0, '', -610, 610, 0, 0, '', '610', '{}', '{}'),
	(0, 0, '', -611, 611, 0, 0, '', '611', '{}', '{}'),
	(0, 0, '', -612, 612, 0, 0, '', '612', '{}', '{}'),
	(0, 0, '', -613, 613, 0, 0, '', '613', '{}', '{}'),
	(0, 0, '', -614, 614, 0, 0, '', '614', '{}', '{}'),
	(0, 0, '', -615, 615, 0, 0, '', '615', '{}', '{}'),
	(0, 0, '', -616, 616, 0, 0, '', '616', '{}', '{}'),
	(0, 0, '', -617, 617, 0, 0, '', '617', '{}', '{}'),
	(0, 0, '', -618, 618, 0, 0, '', '618', '{}', '{}'),
	(0, 0, '', -619, 619, 0, 0, '', '619', '{}', '{}'),
	(0, 0, '', -620, 620, 0, 0, '', '620', '{}', '{}'),
	(0, 0, '', -621, 621, 0, 0, '', '621', '{}', '{}'),
	(0, 0, '', -622, 622, 0, 0, '', '622', '{}', '{}'),
	(0, 0, '', -623, 623, 0, 0, '', '623', '{}', '{}'),
	(0, 0, '', -624, 624, 0, 0, '', '624', '{}', '{}'),
	(0, 0, '', -625, 625, 0, 0, '', '625', '{}', '{}'),
	(0, 0, '', -626, 626, 0, 0, '', '626', '{}', '{}'),
	(0, 0, '', -627, 627, 0, 0, '', '627', '{}', '{}'),
	(0, 0, '', -628, 628, 0, 0, '', '628', '{}', '{}'),
	(0, 0, '', -629, 629, 0, 0, '', '629', '{}', '{}'),
	(0, 0, '', -630, 630, 0, 0, '', '630', '{}', '{}'),
	(0, 0, '', -631, 631, 0, 0, '', '631', '{}', '{}'),
	(0, 0, '', -632, 632, 0, 0, '', '632', '{}', '{}'),
	(0, 0, '', -633, 633, 0, 0, '', '633', '{}', '{}'),
	(0, 0, '', -634, 634, 0, 0, '', '634', '{}', '{}'),
	(0, 0, '', -635, 635, 0, 0, '', '635', '{}', '{}'),
	(0, 0, '', -636, 636, 0, 0, '', '636', '{}', '{}'),
	(0, 0, '', -637, 637, 0, 0, '', '637', '{}', '{}'),
	(0, 0, '', -638, 638, 0, 0, '', '638', '{}', '{}'),
	(0, 0, '', -639, 639, 0, 0, '', '639', '{}', '{}'),
	(0, 0, '', -640, 640, 0, 0, '', '640', '{}', '{}'),
	(0, 0, '', -641, 641, 0, 0, '', '641', '{}', '{}'),
	(0, 0, '', -642, 642, 0, 0, '', '642', '{}', '{}'),
	(0, 0, '', -643, 643, 0, 0, '', '643', '{}', '{}'),
	(0, 0, '', -644, 644, 0, 0, '', '644', '{}', '{}'),
	(0, 0, '', -645, 645, 0, 0, '', '645', '{}', '{}'),
	(0, 0, '', -646, 646, 0, 0, '', '646', '{}', '{}'),
	(0, 0, '', -647, 647, 0, 0, '', '647', '{}', '{}'),
	(0, 0, '', -648, 648, 0, 0, '', '648', '{}', '{}'),
	(0, 0, '', -649, 649, 0, 0, '', '649', '{}', '{}'),
	(0, 0, '', -650, 650, 0, 0, '', '650', '{}', '{}'),
	(0, 0, '', -651, 651, 0, 0, '', '651', '{}', '{}'),
	(0, 0, '', -652, 652, 0, 0, '', '652', '{}', '{}'),
	(0, 0, '', -653, 653, 0, 0, '', '653', '{}', '{}'),
	(0, 0, '', -654, 654, 0, 0, '', '654', '{}', '{}'),
	(0, 0, '', -655, 655, 0, 0, '', '655', '{}', '{}'),
	(0, 0, '', -656, 656, 0, 0, '', '656', '{}', '{}'),
	(0, 0, '', -657, 657, 0, 0, '', '657', '{}', '{}'),
	(0, 0, '', -658, 658, 0, 0, '', '658', '{}', '{}'),
	(0, 0, '', -659, 659, 0, 0, '', '659', '{}', '{}'),
	(0, 0, '', -660, 660, 0, 0, '', '660', '{}', '{}'),
	(0, 0, '', -661, 661, 0, 0, '', '661', '{}', '{}'),
	(0, 0, '', -662, 662, 0, 0, '', '662', '{}', '{}'),
	(0, 0, '', -663, 663, 0, 0, '', '663', '{}', '{}'),
	(0, 0, '', -664, 664, 0, 0, '', '664', '{}', '{}'),
	(0, 0, '', -665, 665, 0, 0, '', '665', '{}', '{}'),
	(0, 0, '', -666, 666, 0, 0, '', '666', '{}', '{}'),
	(0, 0, '', -667, 667, 0, 0, '', '667', '{}', '{}'),
	(0, 0, '', -668, 668, 0, 0, '', '668', '{}', '{}'),
	(0, 0, '', -669, 669, 0, 0, '', '669', '{}', '{}'),
	(0, 0, '', -670, 670, 0, 0, '', '670', '{}', '{}'),
	(0, 0, '', -671, 671, 0, 0, '', '671', '{}', '{}'),
	(0, 0, '', -672, 672, 0, 0, '', '672', '{}', '{}'),
	(0, 0, '', -673, 673, 0, 0, '', '673', '{}', '{}'),
	(0, 0, '', -674, 674, 0, 0, '', '674', '{}', '{}'),
	(0, 0, '', -675, 675, 0, 0, '', '675', '{}', '{}'),
	(0, 0, '', -676, 676, 0, 0, '', '676', '{}', '{}'),
	(0, 0, '', -677, 677, 0, 0, '', '677', '{}', '{}'),
	(0, 0, '', -678, 678, 0, 0, '', '678', '{}', '{}'),
	(0, 0, '', -679, 679, 0, 0, '', '679', '{}', '{}'),
	(0, 0, '', -680, 680, 0, 0, '', '680', '{}', '{}'),
	(0, 0, '', -681, 681, 0, 0, '', '681', '{}', '{}'),
	(0, 0, '', -682, 682, 0, 0, '', '682', '{}', '{}'),
	(0, 0, '', -683, 683, 0, 0, '', '683', '{}', '{}'),
	(0, 0, '', -684, 684, 0, 0, '', '684', '{}', '{}'),
	(0, 0, '', -685, 685, 0, 0, '', '685', '{}', '{}'),
	(0, 0, '', -686, 686, 0, 0, '', '686', '{}', '{}'),
	(0, 0, '', -687, 687, 0, 0, '', '687', '{}', '{}'),
	(0, 0, '', -688, 688, 0, 0, '', '688', '{}', '{}'),
	(0, 0, '', -689, 689, 0, 0, '', '689', '{}', '{}'),
	(0, 0, '', -690, 690, 0, 0, '', '690', '{}', '{}'),
	(0, 0, '', -691, 691, 0, 0, '', '691', '{}', '{}'),
	(0, 0, '', -692, 692, 0, 0, '', '692', '{}', '{}'),
	(0, 0, '', -693, 693, 0, 0, '', '693', '{}', '{}'),
	(0, 0, '', -694, 694, 0, 0, '', '694', '{}', '{}'),
	(0, 0, '', -695, 695, 0, 0, '', '695', '{}', '{}'),
	(0, 0, '', -696, 696, 0, 0, '', '696', '{}', '{}'),
	(0, 0, '', -697, 697, 0, 0, '', '697', '{}', '{}'),
	(0, 0, '', -698, 698, 0, 0, '', '698', '{}', '{}'),
	(0, 0, '', -699, 699, 0, 0, '', '699', '{}', '{}'),
	(0, 0, '', -700, 700, 0, 0, '', '700', '{}', '{}'),
	(0, 0, '', -701, 701, 0, 0, '', '701', '{}', '{}'),
	(0, 0, '', -702, 702, 0, 0, '', '702', '{}', '{}'),
	(0, 0, '', -703, 703, 0, 0, '', '703', '{}', '{}'),
	(0, 0, '', -704, 704, 0, 0, '', '704', '{}', '{}'),
	(0, 0, '', -705, 705, 0, 0, '', '705', '{}', '{}'),
	(0, 0, '', -706, 706, 0, 0, '', '706', '{}', '{}'),
	(0, 0, '', -707, 707, 0, 0, '', '707', '{}', '{}'),
	(0, 0, '', -708, 708, 0, 0, '', '708', '{}', '{}'),
	(0, 0, '', -709, 709, 0, 0, '', '709', '{}', '{}'),
	(0, 0, '', -710, 710, 0, 0, '', '710', '{}', '{}'),
	(0, 0, '', -711, 711, 0, 0, '', '711', '{}', '{}'),
	(0, 0, '', -712, 712, 0, 0, '', '712', '{}', '{}'),
	(0, 0, '', -713, 713, 0, 0, '', '713', '{}', '{}'),
	(0, 0, '', -714, 714, 0, 0, '', '714', '{}', '{}'),
	(0, 0, '', -715, 715, 0, 0, '', '715', '{}', '{}'),
	(0, 0, '', -716, 716, 0, 0, '', '716', '{}', '{}'),
	(0, 0, '', -717, 717, 0, 0, '', '717', '{}', '{}'),
	(0, 0, '', -718, 718, 0, 0, '', '718', '{}', '{}'),
	(0, 0, '', -719, 719, 0, 0, '', '719', '{}', '{}'),
	(0, 0, '', -720, 720, 0, 0, '', '720', '{}', '{}'),
	(0, 0, '', -721, 721, 0, 0, '', '721', '{}', '{}'),
	(0, 0, '', -722, 722, 0, 0, '', '722', '{}', '{}'),
	(0, 0, '', -723, 723, 0, 0, '', '723', '{}', '{}'),
	(0, 0, '', -724, 724, 0, 0, '', '724', '{}', '{}'),
	(0, 0, '', -725, 725, 0, 0, '', '725', '{}', '{}'),
	(0, 0, '', -726, 726, 0, 0, '', '726', '{}', '{}'),
	(0, 0, '', -727, 727, 0, 0, '', '727', '{}', '{}'),
	(0, 0, '', -728, 728, 0, 0, '', '728', '{}', '{}'),
	(0, 0, '', -729, 729, 0, 0, '', '729', '{}', '{}'),
	(0, 0, '', -730, 730, 0, 0, '', '730', '{}', '{}'),
	(0, 0, '', -731, 731, 0, 0, '', '731', '{}', '{}'),
	(0, 0, '', -732, 732, 0, 0, '', '732', '{}', '{}'),
	(0, 0, '', -733, 733, 0, 0, '', '733', '{}', '{}'),
	(0, 0, '', -734, 734, 0, 0, '', '734', '{}', '{}'),
	(0, 0, '', -735, 735, 0, 0, '', '735', '{}', '{}'),
	(0, 0, '', -736, 736, 0, 0, '', '736', '{}', '{}'),
	(0, 0, '', -737, 737, 0, 0, '', '737', '{}', '{}'),
	(0, 0, '', -738, 738, 0, 0, '', '738', '{}', '{}'),
	(0, 0, '', -739, 739, 0, 0, '', '739', '{}', '{}'),
	(0, 0, '', -740, 740, 0, 0, '', '740', '{}', '{}'),
	(0, 0, '', -741, 741, 0, 0, '', '741', '{}', '{}'),
	(0, 0, '', -742, 742, 0, 0, '', '742', '{}', '{}'),
	(0, 0, '', -743, 743, 0, 0, '', '743', '{}', '{}'),
	(0, 0, '', -744, 744, 0, 0, '', '744', '{}', '{}'),
	(0, 0, '', -745, 745, 0, 0, '', '745', '{}', '{}'),
	(0, 0, '', -746, 746, 0, 0, '', '746', '{}', '{}'),
	(0, 0, '', -747, 747, 0, 0, '', '747', '{}', '{}'),
	(0, 0, '', -748, 748, 0, 0, '', '748', '{}', '{}'),
	(0, 0, '', -749, 749, 0, 0, '', '749', '{}', '{}'),
	(0, 0, '', -750, 750, 0, 0, '', '750', '{}', '{}'),
	(0, 0, '', -751, 751, 0, 0, '', '751', '{}', '{}'),
	(0, 0, '', -752, 752, 0, 0, '', '752', '{}', '{}'),
	(0, 0, '', -753, 753, 0, 0, '', '753', '{}', '{}'),
	(0, 0, '', -754, 754, 0, 0, '', '754', '{}', '{}'),
	(0, 0, '', -755, 755, 0, 0, '', '755', '{}', '{}'),
	(0, 0, '', -756, 756, 0, 0, '', '756', '{}', '{}'),
	(0, 0, '', -757, 757, 0, 0, '', '757', '{}', '{}'),
	(0, 0, '', -758, 758, 0, 0, '', '758', '{}', '{}'),
	(0, 0, '', -759, 759, 0, 0, '', '759', '{}', '{}'),
	(0, 0, '', -760, 760, 0, 0, '', '760', '{}', '{}'),
	(0, 0, '', -761, 761, 0, 0, '', '761', '{}', '{}'),
	(0, 0, '', -762, 762, 0, 0, '', '762', '{}', '{}'),
	(0, 0, '', -763, 763, 0, 0, '', '763', '{}', '{}'),
	(0, 0, '', -764, 764, 0, 0, '', '764', '{}', '{}'),
	(0, 0, '', -765, 765, 0, 0, '', '765', '{}', '{}'),
	(0, 0, '', -766, 766, 0, 0, '', '766', '{}', '{}'),
	(0, 0, '', -767, 767, 0, 0, '', '767', '{}', '{}'),
	(0, 0, '', -768, 768, 0, 0, '', '768', '{}', '{}'),
	(0, 0, '', -769, 769, 0, 0, '', '769', '{}', '{}'),
	(0, 0, '', -770, 770, 0, 0, '', '770', '{}', '{}'),
	(0, 0, '', -771, 771, 0, 0, '', '771', '{}', '{}'),
	(0, 0, '', -772, 772, 0, 0, '', '772', '{}', '{}'),
	(0, 0, '', -773, 773, 0, 0, '', '773', '{}', '{}'),
	(0, 0, '', -774, 774, 0, 0, '', '774', '{}', '{}'),
	(0, 0, '', -775, 775, 0, 0, '', '775', '{}', '{}'),
	(0, 0, '', -776, 776, 0, 0, '', '776', '{}', '{}'),
	(0, 0, '', -777, 777, 0, 0, '', '777', '{}', '{}'),
	(0, 0, '', -778, 778, 0, 0, '', '778', '{}', '{}'),
	(0, 0, '', -779, 779, 0, 0, '', '779', '{}', '{}'),
	(0, 0, '', -780, 780, 0, 0, '', '780', '{}', '{}'),
	(0, 0, '', -781, 781, 0, 0, '', '781', '{}', '{}'),
	(0, 0, '', -782, 782, 0, 0, '', '782', '{}', '{}'),
	(0, 0, '', -783, 783, 0, 0, '', '783', '{}', '{}'),
	(0, 0, '', -784, 784, 0, 0, '', '784', '{}', '{}'),
	(0, 0, '', -785, 785, 0, 0, '', '785', '{}', '{}'),
	(0, 0, '', -786, 786, 0, 0, '', '786', '{}', '{}'),
	(0, 0, '', -787, 787, 0, 0, '', '787', '{}', '{}'),
	(0, 0, '', -788, 788, 0, 0, '', '788', '{}', '{}'),
	(0, 0, '', -789, 789, 0, 0, '', '789', '{}', '{}'),
	(0, 0, '', -790, 790, 0, 0, '', '790', '{}', '{}'),
	(0, 0, '', -791, 791, 0, 0, '', '791', '{}', '{}'),
	(0, 0, '', -792, 792, 0, 0, '', '792', '{}', '{}'),
	(0, 0, '', -793, 793, 0, 0, '', '793', '{}', '{}'),
	(0, 0, '', -794, 794, 0, 0, '', '794', '{}', '{}'),
	(0, 0, '', -795, 795, 0, 0, '', '795', '{}', '{}'),
	(0, 0, '', -796, 796, 0, 0, '', '796', '{}', '{}'),
	(0, 0, '', -797, 797, 0, 0, '', '797', '{}', '{}'),
	(0, 0, '', -798, 798, 0, 0, '', '798', '{}', '{}'),
	(0, 0, '', -799, 799, 0, 0, '', '799', '{}', '{}'),
	(0, 0, '', -800, 800, 0, 0, '', '800', '{}', '{}'),
	(0, 0, '', -801, 801, 0, 0, '', '801', '{}', '{}'),
	(0, 0, '', -802, 802, 0, 0, '', '802', '{}', '{}'),
	(0, 0, '', -803, 803, 0, 0, '', '803', '{}', '{}'),
	(0, 0, '', -804, 804, 0, 0, '', '804', '{}', '{}'),
	(0, 0, '', -805, 805, 0, 0, '', '805', '{}', '{}'),
	(0, 0, '', -806, 806, 0, 0, '', '806', '{}', '{}'),
	(0, 0, '', -807, 807, 0, 0, '', '807', '{}', '{}'),
	(0, 0, '', -808, 808, 0, 0, '', '808', '{}', '{}'),
	(0, 0, '', -809, 809, 0, 0, '', '809', '{}', '{}'),
	(0, 0, '', -810, 810, 0, 0, '', '810', '{}', '{}'),
	(0, 0, '', -811, 811, 0, 0, '', '811', '{}', '{}'),
	(0, 0, '', -812, 812, 0, 0, '', '812', '{}', '{}'),
	(0, 0, '', -813, 813, 0, 0, '', '813', '{}', '{}'),
	(0, 0, '', -814, 814, 0, 0, '', '814', '{}', '{}'),
	(0, 0, '', -815, 815, 0, 0, '', '815', '{}', '{}'),
	(0, 0, '', -816, 816, 0, 0, '', '816', '{}', '{}'),
	(0, 0, '', -817, 817, 0, 0, '', '817', '{}', '{}'),
	(0, 0, '', -818, 818, 0, 0, '', '818', '{}', '{}'),
	(0, 0, '', -819, 819, 0, 0, '', '819', '{}', '{}'),
	(0, 0, '', -820, 820, 0, 0, '', '820', '{}', '{}'),
	(0, 0, '', -821, 821, 0, 0, '', '821', '{}', '{}'),
	(0, 0, '', -822, 822, 0, 0, '', '822', '{}', '{}'),
	(0, 0, '', -823, 823, 0, 0, '', '823', '{}', '{}'),
	(0, 0, '', -824, 824, 0, 0, '', '824', '{}', '{}'),
	(0, 0, '', -825, 825, 0, 0, '', '825', '{}', '{}'),
	(0, 0, '', -826, 826, 0, 0, '', '826', '{}', '{}'),
	(0, 0, '', -827, 827, 0, 0, '', '827', '{}', '{}'),
	(0, 0, '', -828, 828, 0, 0, '', '828', '{}', '{}'),
	(0, 0, '', -829, 829, 0, 0, '', '829', '{}', '{}'),
	(0, 0, '', -830, 830, 0, 0, '', '830', '{}', '{}'),
	(0, 0, '', -831, 831, 0, 0, '', '831', '{}', '{}'),
	(0, 0, '', -832, 832, 0, 0, '', '832', '{}', '{}'),
	(0, 0, '', -833, 833, 0, 0, '', '833', '{}', '{}'),
	(0, 0, '', -834, 834, 0, 0, '', '834', '{}', '{}'),
	(0, 0, '', -835, 835, 0, 0, '', '835', '{}', '{}'),
	(0, 0, '', -836, 836, 0, 0, '', '836', '{}', '{}'),
	(0, 0, '', -837, 837, 0, 0, '', '837', '{}', '{}'),
	(0, 0, '', -838, 838, 0, 0, '', '838', '{}', '{}'),
	(0, 0, '', -839, 839, 0, 0, '', '839', '{}', '{}'),
	(0, 0, '', -840, 840, 0, 0, '', '840', '{}', '{}'),
	(0, 0, '', -841, 841, 0, 0, '', '841', '{}', '{}'),
	(0, 0, '', -842, 842, 0, 0, '', '842', '{}', '{}'),
	(0, 0, '', -843, 843, 0, 0, '', '843', '{}', '{}'),
	(0, 0, '', -844, 844, 0, 0, '', '844', '{}', '{}'),
	(0, 0, '', -845, 845, 0, 0, '', '845', '{}', '{}'),
	(0, 0, '', -846, 846, 0, 0, '', '846', '{}', '{}'),
	(0, 0, '', -847, 847, 0, 0, '', '847', '{}', '{}'),
	(0, 0, '', -848, 848, 0, 0, '', '848', '{}', '{}'),
	(0, 0, '', -849, 849, 0, 0, '', '849', '{}', '{}'),
	(0, 0, '', -850, 850, 0, 0, '', '850', '{}', '{}'),
	(0, 0, '', -851, 851, 0, 0, '', '851', '{}', '{}'),
	(0, 0, '', -852, 852, 0, 0, '', '852', '{}', '{}'),
	(0, 0, '', -853, 853, 0, 0, '', '853', '{}', '{}'),
	(0, 0, '', -854, 854, 0, 0, '', '854', '{}', '{}'),
	(0, 0, '', -855, 855, 0, 0, '', '855', '{}', '{}'),
	(0, 0, '', -856, 856, 0, 0, '', '856', '{}', '{}'),
	(0, 0, '', -857, 857, 0, 0, '', '857', '{}', '{}'),
	(0, 0, '', -858, 858, 0, 0, '', '858', '{}', '{}'),
	(0, 0, '', -859, 859, 0, 0, '', '859', '{}', '{}'),
	(0, 0, '', -860, 860, 0, 0, '', '860', '{}', '{}'),
	(0, 0, '', -861, 861, 0, 0, '', '861', '{}', '{}'),
	(0, 0, '', -862, 862, 0, 0, '', '862', '{}', '{}'),
	(0, 0, '', -863, 863, 0, 0, '', '863', '{}', '{}'),
	(0, 0, '', -864, 864, 0, 0, '', '864', '{}', '{}'),
	(0, 0, '', -865, 865, 0, 0, '', '865', '{}', '{}'),
	(0, 0, '', -866, 866, 0, 0, '', '866', '{}', '{}'),
	(0, 0, '', -867, 867, 0, 0, '', '867', '{}', '{}'),
	(0, 0, '', -868, 868, 0, 0, '', '868', '{}', '{}'),
	(0, 0, '', -869, 869, 0, 0, '', '869', '{}', '{}'),
	(0, 0, '', -870, 870, 0, 0, '', '870', '{}', '{}'),
	(0, 0, '', -871, 871, 0, 0, '', '871', '{}', '{}'),
	(0, 0, '', -872, 872, 0, 0, '', '872', '{}', '{}'),
	(0, 0, '', -873, 873, 0, 0, '', '873', '{}', '{}'),
	(0, 0, '', -874, 874, 0, 0, '', '874', '{}', '{}'),
	(0, 0, '', -875, 875, 0, 0, '', '875', '{}', '{}'),
	(0, 0, '', -876, 876, 0, 0, '', '876', '{}', '{}'),
	(0, 0, '', -877, 877, 0, 0, '', '877', '{}', '{}'),
	(0, 0, '', -878, 878, 0, 0, '', '878', '{}', '{}'),
	(0, 0, '', -879, 879, 0, 0, '', '879', '{}', '{}'),
	(0, 0, '', -880, 880, 0, 0, '', '880', '{}', '{}'),
	(0, 0, '', -881, 881, 0, 0, '', '881', '{}', '{}'),
	(0, 0, '', -882, 882, 0, 0, '', '882', '{}', '{}'),
	(0, 0, '', -883, 883, 0, 0, '', '883', '{}', '{}'),
	(0, 0, '', -884, 884, 0, 0, '', '884', '{}', '{}'),
	(0, 0, '', -885, 885, 0, 0, '', '885', '{}', '{}'),
	(0, 0, '', -886, 886, 0, 0, '', '886', '{}', '{}'),
	(0, 0, '', -887, 887, 0, 0, '', '887', '{}', '{}'),
	(0, 0, '', -888, 888, 0, 0, '', '888', '{}', '{}'),
	(0, 0, '', -889, 889, 0, 0, '', '889', '{}', '{}'),
	(0, 0, '', -890, 890, 0, 0, '', '890', '{}', '{}'),
	(0, 0, '', -891, 891, 0, 0, '', '891', '{}', '{}'),
	(0, 0, '', -892, 892, 0, 0, '', '892', '{}', '{}'),
	(0, 0, '', -893, 893, 0, 0, '', '893', '{}', '{}'),
	(0, 0, '', -894, 894, 0, 0, '', '894', '{}', '{}'),
	(0, 0, '', -895, 895, 0, 0, '', '895', '{}', '{}'),
	(0, 0, '', -896, 896, 0, 0, '', '896', '{}', '{}'),
	(0, 0, '', -897, 897, 0, 0, '', '897', '{}', '{}'),
	(0, 0, '', -898, 898, 0, 0, '', '898', '{}', '{}'),
	(0, 0, '', -899, 899, 0, 0, '', '899', '{}', '{}'),
	(0, 0, '', -900, 900, 0, 0, '', '900', '{}', '{}'),
	(0, 0, '', -901, 901, 0, 0, '', '901', '{}', '{}'),
	(0, 0, '', -902, 902, 0, 0, '', '902', '{}', '{}'),
	(0, 0, '', -903, 903, 0, 0, '', '903', '{}', '{}'),
	(0, 0, '', -904, 904, 0, 0, '', '904', '{}', '{}'),
	(0, 0, '', -905, 905, 0, 0, '', '905', '{}', '{}'),
	(0, 0, '', -906, 906, 0, 0, '', '906', '{}', '{}'),
	(0, 0, '', -907, 907, 0, 0, '', '907', '{}', '{}'),
	(0, 0, '', -908, 908, 0, 0, '', '908', '{}', '{}'),
	(0, 0, '', -909, 909, 0, 0, '', '909', '{}', '{}'),
	(0, 0, '', -910, 910, 0, 0, '', '910', '{}', '{}'),
	(0, 0, '', -911, 911, 0, 0, '', '911', '{}', '{}'),
	(0, 0, '', -912, 912, 0, 0, '', '912', '{}', '{}'),
	(0, 0, '', -913, 913, 0, 0, '', '913', '{}', '{}'),
	(0, 0, '', -914, 914, 0, 0, '', '914', '{}', '{}'),
	(0, 0, '', -915, 915, 0, 0, '', '915', '{}', '{}'),
	(0, 0, '', -916, 916, 0, 0, '', '916', '{}', '{}'),
	(0, 0, '', -917, 917, 0, 0, '', '917', '{}', '{}'),
	(0, 0, '', -918, 918, 0, 0, '', '918', '{}', '{}'),
	(0, 0, '', -919, 919, 0, 0, '', '919', '{}', '{}'),
	(0, 0, '', -920, 920, 0, 0, '', '920', '{}', '{}'),
	(0, 0, '', -921, 921, 0, 0, '', '921', '{}', '{}'),
	(0, 0, '', -922, 922, 0, 0, '', '922', '{}', '{}'),
	(0, 0, '', -923, 923, 0, 0, '', '923', '{}', '{}'),
	(0, 0, '', -924, 924, 0, 0, '', '924', '{}', '{}'),
	(0, 0, '', -925, 925, 0, 0, '', '925', '{}', '{}'),
	(0, 0, '', -926, 926, 0, 0, '', '926', '{}', '{}'),
	(0, 0, '', -927, 927, 0, 0, '', '927', '{}', '{}'),
	(0, 0, '', -928, 928, 0, 0, '', '928', '{}', '{}'),
	(0, 0, '', -929, 929, 0, 0, '', '929', '{}', '{}'),
	(0, 0, '', -930, 930, 0, 0, '', '930', '{}', '{}'),
	(0, 0, '', -931, 931, 0, 0, '', '931', '{}', '{}'),
	(0, 0, '', -932, 932, 0, 0, '', '932', '{}', '{}'),
	(0, 0, '', -933, 933, 0, 0, '', '933', '{}', '{}'),
	(0, 0, '', -934, 934, 0, 0, '', '934', '{}', '{}'),
	(0, 0, '', -935, 935, 0, 0, '', '935', '{}', '{}'),
	(0, 0, '', -936, 936, 0, 0, '', '936', '{}', '{}'),
	(0, 0, '', -937, 937, 0, 0, '', '937', '{}', '{}'),
	(0, 0, '', -938, 938, 0, 0, '', '938', '{}', '{}'),
	(0, 0, '', -939, 939, 0, 0, '', '939', '{}', '{}'),
	(0, 0, '', -940, 940, 0, 0, '', '940', '{}', '{}'),
	(0, 0, '', -941, 941, 0, 0, '', '941', '{}', '{}'),
	(0, 0, '', -942, 942, 0, 0, '', '942', '{}', '{}'),
	(0, 0, '', -943, 943, 0, 0, '', '943', '{}', '{}'),
	(0, 0, '', -944, 944, 0, 0, '', '944', '{}', '{}'),
	(0, 0, '', -945, 945, 0, 0, '', '945', '{}', '{}'),
	(0, 0, '', -946, 946, 0, 0, '', '946', '{}', '{}'),
	(0, 0, '', -947, 947, 0, 0, '', '947', '{}', '{}'),
	(0, 0, '', -948, 948, 0, 0, '', '948', '{}', '{}'),
	(0, 0, '', -949, 949, 0, 0, '', '949', '{}', '{}'),
	(0, 0, '', -950, 950, 0, 0, '', '950', '{}', '{}'),
	(0, 0, '', -951, 951, 0, 0, '', '951', '{}', '{}'),
	(0, 0, '', -952, 952, 0, 0, '', '952', '{}', '{}'),
	(0, 0, '', -953, 953, 0, 0, '', '953', '{}', '{}'),
	(0, 0, '', -954, 954, 0, 0, '', '954', '{}', '{}'),
	(0, 0, '', -955, 955, 0, 0, '', '955', '{}', '{}'),
	(0, 0, '', -956, 956, 0, 0, '', '956', '{}', '{}'),
	(0, 0, '', -957, 957, 0, 0, '', '957', '{}', '{}'),
	(0, 0, '', -958, 958, 0, 0, '', '958', '{}', '{}'),
	(0, 0, '', -959, 959, 0, 0, '', '959', '{}', '{}'),
	(0, 0, '', -960, 960, 0, 0, '', '960', '{}', '{}'),
	(0, 0, '', -961, 961, 0, 0, '', '961', '{}', '{}'),
	(0, 0, '', -962, 962, 0, 0, '', '962', '{}', '{}'),
	(0, 0, '', -963, 963, 0, 0, '', '963', '{}', '{}'),
	(0, 0, '', -964, 964, 0, 0, '', '964', '{}', '{}'),
	(0, 0, '', -965, 965, 0, 0, '', '965', '{}', '{}'),
	(0, 0, '', -966, 966, 0, 0, '', '966', '{}', '{}'),
	(0, 0, '', -967, 967, 0, 0, '', '967', '{}', '{}'),
	(0, 0, '', -968, 968, 0, 0, '', '968', '{}', '{}'),
	(0, 0, '', -969, 969, 0, 0, '', '969', '{}', '{}'),
	(0, 0, '', -970, 970, 0, 0, '', '970', '{}', '{}'),
	(0, 0, '', -971, 971, 0, 0, '', '971', '{}', '{}'),
	(0, 0, '', -972, 972, 0, 0, '', '972', '{}', '{}'),
	(0, 0, '', -973, 973, 0, 0, '', '973', '{}', '{}'),
	(0, 0, '', -974, 974, 0, 0, '', '974', '{}', '{}'),
	(0, 0, '', -975, 975, 0, 0, '', '975', '{}', '{}'),
	(0, 0, '', -976, 976, 0, 0, '', '976', '{}', '{}'),
	(0, 0, '', -977, 977, 0, 0, '', '977', '{}', '{}'),
	(0, 0, '', -978, 978, 0, 0, '', '978', '{}', '{}'),
	(0, 0, '', -979, 979, 0, 0, '', '979', '{}', '{}'),
	(0, 0, '', -980, 980, 0, 0, '', '980', '{}', '{}'),
	(0, 0, '', -981, 981, 0, 0, '', '981', '{}', '{}'),
	(0, 0, '', -982, 982, 0, 0, '', '982', '{}', '{}'),
	(0, 0, '', -983, 983, 0, 0, '', '983', '{}', '{}'),
	(0, 0, '', -984, 984, 0, 0, '', '984', '{}', '{}'),
	(0, 0, '', -985, 985, 0, 0, '', '985', '{}', '{}'),
	(0, 0, '', -986, 986, 0, 0, '', '986', '{}', '{}'),
	(0, 0, '', -987, 987, 0, 0, '', '987', '{}', '{}'),
	(0, 0, '', -988, 988, 0, 0, '', '988', '{}', '{}'),
	(0, 0, '', -989, 989, 0, 0, '', '989', '{}', '{}'),
	(0, 0, '', -990, 990, 0, 0, '', '990', '{}', '{}'),
	(0, 0, '', -991, 991, 0, 0, '', '991', '{}', '{}'),
	(0, 0, '', -992, 992, 0, 0, '', '992', '{}', '{}'),
	(0, 0, '', -993, 993, 0, 0, '', '993', '{}', '{}'),
	(0, 0, '', -994, 994, 0, 0, '', '994', '{}', '{}'),
	(0, 0, '', -995, 995, 0, 0, '', '995', '{}', '{}'),
	(0, 0, '', -996, 996, 0, 0, '', '996', '{}', '{}'),
	(0, 0, '', -997, 997, 0, 0, '', '997', '{}', '{}'),
	(0, 0, '', -998, 998, 0, 0, '', '998', '{}', '{}'),
	(0, 0, '', -999, 999, 0, 0, '', '999', '{}', '{}'),
	(0, 0, '', -1000, 1000, 0, 0, '', '1000', '{}', '{}');
INSERT INTO public.departure VALUES
	(1, 1, '', 1, 1796030542422, 1, 1, 'acknowledged', 'ppd11s7z0ee7fwjp5yeine8p4keu2ybl', '{1}', '{}');


--
-- Data for Name: door; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.door VALUES
	('\xc1b9d77ce40c239a474a286c38638e0eb97887757bf0b017d40e8bcc9096ea4f', 1, NULL, false, NULL, 'kept', 1796030543412);


--
-- Data for Name: event; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.event VALUES
	(0, 0, '', -1, 1, 1, 0, NULL, NULL, 0, '\x0000000000000001', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -2, 2, 2, 0, NULL, NULL, 0, '\x0000000000000002', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -3, 3, 3, 0, NULL, NULL, 0, '\x0000000000000003', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -4, 4, 4, 0, NULL, NULL, 0, '\x0000000000000004', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -5, 5, 5, 0, NULL, NULL, 0, '\x0000000000000005', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -6, 6, 6, 0, NULL, NULL, 0, '\x0000000000000006', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -7, 7, 7, 0, NULL, NULL, 0, '\x0000000000000007', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -8, 8, 8, 0, NULL, NULL, 0, '\x0000000000000008', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -9, 9, 9, 0, NULL, NULL, 0, '\x0000000000000009', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -10, 10, 10, 0, NULL, NULL, 0, '\x000000000000000a', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -11, 11, 11, 0, NULL, NULL, 0, '\x000000000000000b', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -12, 12, 12, 0, NULL, NULL, 0, '\x000000000000000c', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -13, 13, 13, 0, NULL, NULL, 0, '\x000000000000000d', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -14, 14, 14, 0, NULL, NULL, 0, '\x000000000000000e', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -15, 15, 15, 0, NULL, NULL, 0, '\x000000000000000f', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -16, 16, 16, 0, NULL, NULL, 0, '\x0000000000000010', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -17, 17, 17, 0, NULL, NULL, 0, '\x0000000000000011', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -18, 18, 18, 0, NULL, NULL, 0, '\x0000000000000012', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -19, 19, 19, 0, NULL, NULL, 0, '\x0000000000000013', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -20, 20, 20, 0, NULL, NULL, 0, '\x0000000000000014', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -21, 21, 21, 0, NULL, NULL, 0, '\x0000000000000015', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -22, 22, 22, 0, NULL, NULL, 0, '\x0000000000000016', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -23, 23, 23, 0, NULL, NULL, 0, '\x0000000000000017', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -24, 24, 24, 0, NULL, NULL, 0, '\x0000000000000018', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -25, 25, 25, 0, NULL, NULL, 0, '\x0000000000000019', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -26, 26, 26, 0, NULL, NULL, 0, '\x000000000000001a', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -27, 27, 27, 0, NULL, NULL, 0, '\x000000000000001b', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -28, 28, 28, 0, NULL, NULL, 0, '\x000000000000001c', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -29, 29, 29, 0, NULL, NULL, 0, '\x000000000000001d', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -30, 30, 30, 0, NULL, NULL, 0, '\x000000000000001e', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -31, 31, 31, 0, NULL, NULL, 0, '\x000000000000001f', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -32, 32, 32, 0, NULL, NULL, 0, '\x0000000000000020', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -33, 33, 33, 0, NULL, NULL, 0, '\x0000000000000021', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -34, 34, 34, 0, NULL, NULL, 0, '\x0000000000000022', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -35, 35, 35, 0, NULL, NULL, 0, '\x0000000000000023', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -36, 36, 36, 0, NULL, NULL, 0, '\x0000000000000024', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -37, 37, 37, 0, NULL, NULL, 0, '\x0000000000000025', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -38, 38, 38, 0, NULL, NULL, 0, '\x0000000000000026', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -39, 39, 39, 0, NULL, NULL, 0, '\x0000000000000027', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -40, 40, 40, 0, NULL, NULL, 0, '\x0000000000000028', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -41, 41, 41, 0, NULL, NULL, 0, '\x0000000000000029', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -42, 42, 42, 0, NULL, NULL, 0, '\x000000000000002a', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -43, 43, 43, 0, NULL, NULL, 0, '\x000000000000002b', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -44, 44, 44, 0, NULL, NULL, 0, '\x000000000000002c', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -45, 45, 45, 0, NULL, NULL, 0, '\x000000000000002d', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -46, 46, 46, 0, NULL, NULL, 0, '\x000000000000002e', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -47, 47, 47, 0, NULL, NULL, 0, '\x000000000000002f', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -48, 48, 48, 0, NULL, NULL, 0, '\x0000000000000030', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -49, 49, 49, 0, NULL, NULL, 0, '\x0000000000000031', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -50, 50, 50, 0, NULL, NULL, 0, '\x0000000000000032', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -51, 51, 51, 0, NULL, NULL, 0, '\x0000000000000033', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -52, 52, 52, 0, NULL, NULL, 0, '\x0000000000000034', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -53, 53, 53, 0, NULL, NULL, 0, '\x0000000000000035', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -54, 54, 54, 0, NULL, NULL, 0, '\x0000000000000036', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -55, 55, 55, 0, NULL, NULL, 0, '\x0000000000000037', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -56, 56, 56, 0, NULL, NULL, 0, '\x0000000000000038', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -57, 57, 57, 0, NULL, NULL, 0, '\x0000000000000039', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -58, 58, 58, 0, NULL, NULL, 0, '\x000000000000003a', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -59, 59, 59, 0, NULL, NULL, 0, '\x000000000000003b', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -60, 60, 60, 0, NULL, NULL, 0, '\x000000000000003c', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -61, 61, 61, 0, NULL, NULL, 0, '\x000000000000003d', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -62, 62, 62, 0, NULL, NULL, 0, '\x000000000000003e', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -63, 63, 63, 0, NULL, NULL, 0, '\x000000000000003f', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -64, 64, 64, 0, NULL, NULL, 0, '\x0000000000000040', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -65, 65, 65, 0, NULL, NULL, 0, '\x0000000000000041', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -66, 66, 66, 0, NULL, NULL, 0, '\x0000000000000042', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -67, 67, 67, 0, NULL, NULL, 0, '\x0000000000000043', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -68, 68, 68, 0, NULL, NULL, 0, '\x0000000000000044', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -69, 69, 69, 0, NULL, NULL, 0, '\x0000000000000045', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -70, 70, 70, 0, NULL, NULL, 0, '\x0000000000000046', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -71, 71, 71, 0, NULL, NULL, 0, '\x0000000000000047', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -72, 72, 72, 0, NULL, NULL, 0, '\x0000000000000048', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -73, 73, 73, 0, NULL, NULL, 0, '\x0000000000000049', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -74, 74, 74, 0, NULL, NULL, 0, '\x000000000000004a', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -75, 75, 75, 0, NULL, NULL, 0, '\x000000000000004b', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -76, 76, 76, 0, NULL, NULL, 0, '\x000000000000004c', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -77, 77, 77, 0, NULL, NULL, 0, '\x000000000000004d', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -78, 78, 78, 0, NULL, NULL, 0, '\x000000000000004e', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -79, 79, 79, 0, NULL, NULL, 0, '\x000000000000004f', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -80, 80, 80, 0, NULL, NULL, 0, '\x0000000000000050', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -81, 81, 81, 0, NULL, NULL, 0, '\x0000000000000051', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -82, 82, 82, 0, NULL, NULL, 0, '\x0000000000000052', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -83, 83, 83, 0, NULL, NULL, 0, '\x0000000000000053', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -84, 84, 84, 0, NULL, NULL, 0, '\x0000000000000054', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -85, 85, 85, 0, NULL, NULL, 0, '\x0000000000000055', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -86, 86, 86, 0, NULL, NULL, 0, '\x0000000000000056', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -87, 87, 87, 0, NULL, NULL, 0, '\x0000000000000057', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -88, 88, 88, 0, NULL, NULL, 0, '\x0000000000000058', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -89, 89, 89, 0, NULL, NULL, 0, '\x0000000000000059', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -90, 90, 90, 0, NULL, NULL, 0, '\x000000000000005a', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -91, 91, 91, 0, NULL, NULL, 0, '\x000000000000005b', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -92, 92, 92, 0, NULL, NULL, 0, '\x000000000000005c', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -93, 93, 93, 0, NULL, NULL, 0, '\x000000000000005d', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -94, 94, 94, 0, NULL, NULL, 0, '\x000000000000005e', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -95, 95, 95, 0, NULL, NULL, 0, '\x000000000000005f', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -96, 96, 96, 0, NULL, NULL, 0, '\x0000000000000060', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -97, 97, 97, 0, NULL, NULL, 0, '\x0000000000000061', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -98, 98, 98, 0, NULL, NULL, 0, '\x0000000000000062', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -99, 99, 99, 0, NULL, NULL, 0, '\x0000000000000063', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -100, 100, 100, 0, NULL, NULL, 0, '\x0000000000000064', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -101, 101, 101, 0, NULL, NULL, 0, '\x0000000000000065', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -102, 102, 102, 0, NULL, NULL, 0, '\x0000000000000066', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -103, 103, 103, 0, NULL, NULL, 0, '\x0000000000000067', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -104, 104, 104, 0, NULL, NULL, 0, '\x0000000000000068', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -105, 105, 105, 0, NULL, NULL, 0, '\x0000000000000069', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -106, 106, 106, 0, NULL, NULL, 0, '\x000000000000006a', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -107, 107, 107, 0, NULL, NULL, 0, '\x000000000000006b', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -108, 108, 108, 0, NULL, NULL, 0, '\x000000000000006c', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -109, 109, 109, 0, NULL, NULL, 0, '\x000000000000006d', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -110, 110, 110, 0, NULL, NULL, 0, '\x000000000000006e', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -111, 111, 111, 0, NULL, NULL, 0, '\x000000000000006f', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -112, 112, 112, 0, NULL, NULL, 0, '\x0000000000000070', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -113, 113, 113, 0, NULL, NULL, 0, '\x0000000000000071', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -114, 114, 114, 0, NULL, NULL, 0, '\x0000000000000072', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -115, 115, 115, 0, NULL, NULL, 0, '\x0000000000000073', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -116, 116, 116, 0, NULL, NULL, 0, '\x0000000000000074', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -117, 117, 117, 0, NULL, NULL, 0, '\x0000000000000075', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -118, 118, 118, 0, NULL, NULL, 0, '\x0000000000000076', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -119, 119, 119, 0, NULL, NULL, 0, '\x0000000000000077', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -120, 120, 120, 0, NULL, NULL, 0, '\x0000000000000078', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -121, 121, 121, 0, NULL, NULL, 0, '\x0000000000000079', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -122, 122, 122, 0, NULL, NULL, 0, '\x000000000000007a', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -123, 123, 123, 0, NULL, NULL, 0, '\x000000000000007b', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -124, 124, 124, 0, NULL, NULL, 0, '\x000000000000007c', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -125, 125, 125, 0, NULL, NULL, 0, '\x000000000000007d', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -126, 126, 126, 0, NULL, NULL, 0, '\x000000000000007e', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -127, 127, 127, 0, NULL, NULL, 0, '\x000000000000007f', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -128, 128, 128, 0, NULL, NULL, 0, '\x0000000000000080', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -129, 129, 129, 0, NULL, NULL, 0, '\x0000000000000081', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -130, 130, 130, 0, NULL, NULL, 0, '\x0000000000000082', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -131, 131, 131, 0, NULL, NULL, 0, '\x0000000000000083', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -132, 132, 132, 0, NULL, NULL, 0, '\x0000000000000084', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -133, 133, 133, 0, NULL, NULL, 0, '\x0000000000000085', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -134, 134, 134, 0, NULL, NULL, 0, '\x0000000000000086', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -135, 135, 135, 0, NULL, NULL, 0, '\x0000000000000087', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -136, 136, 136, 0, NULL, NULL, 0, '\x0000000000000088', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -137, 137, 137, 0, NULL, NULL, 0, '\x0000000000000089', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -138, 138, 138, 0, NULL, NULL, 0, '\x000000000000008a', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -139, 139, 139, 0, NULL, NULL, 0, '\x000000000000008b', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -140, 140, 140, 0, NULL, NULL, 0, '\x000000000000008c', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -141, 141, 141, 0, NULL, NULL, 0, '\x000000000000008d', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -142, 142, 142, 0, NULL, NULL, 0, '\x000000000000008e', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -143, 143, 143, 0, NULL, NULL, 0, '\x000000000000008f', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -144, 144, 144, 0, NULL, NULL, 0, '\x0000000000000090', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -145, 145, 145, 0, NULL, NULL, 0, '\x0000000000000091', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -146, 146, 146, 0, NULL, NULL, 0, '\x0000000000000092', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -147, 147, 147, 0, NULL, NULL, 0, '\x0000000000000093', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -148, 148, 148, 0, NULL, NULL, 0, '\x0000000000000094', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -149, 149, 149, 0, NULL, NULL, 0, '\x0000000000000095', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -150, 150, 150, 0, NULL, NULL, 0, '\x0000000000000096', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -151, 151, 151, 0, NULL, NULL, 0, '\x0000000000000097', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -152, 152, 152, 0, NULL, NULL, 0, '\x0000000000000098', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -153, 153, 153, 0, NULL, NULL, 0, '\x0000000000000099', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -154, 154, 154, 0, NULL, NULL, 0, '\x000000000000009a', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -155, 155, 155, 0, NULL, NULL, 0, '\x000000000000009b', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -156, 156, 156, 0, NULL, NULL, 0, '\x000000000000009c', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -157, 157, 157, 0, NULL, NULL, 0, '\x000000000000009d', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -158, 158, 158, 0, NULL, NULL, 0, '\x000000000000009e', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -159, 159, 159, 0, NULL, NULL, 0, '\x000000000000009f', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -160, 160, 160, 0, NULL, NULL, 0, '\x00000000000000a0', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -161, 161, 161, 0, NULL, NULL, 0, '\x00000000000000a1', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -162, 162, 162, 0, NULL, NULL, 0, '\x00000000000000a2', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -163, 163, 163, 0, NULL, NULL, 0, '\x00000000000000a3', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -164, 164, 164, 0, NULL, NULL, 0, '\x00000000000000a4', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -165, 165, 165, 0, NULL, NULL, 0, '\x00000000000000a5', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -166, 166, 166, 0, NULL, NULL, 0, '\x00000000000000a6', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -167, 167, 167, 0, NULL, NULL, 0, '\x00000000000000a7', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -168, 168, 168, 0, NULL, NULL, 0, '\x00000000000000a8', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -169, 169, 169, 0, NULL, NULL, 0, '\x00000000000000a9', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -170, 170, 170, 0, NULL, NULL, 0, '\x00000000000000aa', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -171, 171, 171, 0, NULL, NULL, 0, '\x00000000000000ab', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -172, 172, 172, 0, NULL, NULL, 0, '\x00000000000000ac', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -173, 173, 173, 0, NULL, NULL, 0, '\x00000000000000ad', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -174, 174, 174, 0, NULL, NULL, 0, '\x00000000000000ae', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -175, 175, 175, 0, NULL, NULL, 0, '\x00000000000000af', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -176, 176, 176, 0, NULL, NULL, 0, '\x00000000000000b0', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -177, 177, 177, 0, NULL, NULL, 0, '\x00000000000000b1', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -178, 178, 178, 0, NULL, NULL, 0, '\x00000000000000b2', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -179, 179, 179, 0, NULL, NULL, 0, '\x00000000000000b3', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -180, 180, 180, 0, NULL, NULL, 0, '\x00000000000000b4', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -181, 181, 181, 0, NULL, NULL, 0, '\x00000000000000b5', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -182, 182, 182, 0, NULL, NULL, 0, '\x00000000000000b6', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -183, 183, 183, 0, NULL, NULL, 0, '\x00000000000000b7', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -184, 184, 184, 0, NULL, NULL, 0, '\x00000000000000b8', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -185, 185, 185, 0, NULL, NULL, 0, '\x00000000000000b9', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -186, 186, 186, 0, NULL, NULL, 0, '\x00000000000000ba', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -187, 187, 187, 0, NULL, NULL, 0, '\x00000000000000bb', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -188, 188, 188, 0, NULL, NULL, 0, '\x00000000000000bc', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -189, 189, 189, 0, NULL, NULL, 0, '\x00000000000000bd', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -190, 190, 190, 0, NULL, NULL, 0, '\x00000000000000be', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -191, 191, 191, 0, NULL, NULL, 0, '\x00000000000000bf', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -192, 192, 192, 0, NULL, NULL, 0, '\x00000000000000c0', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -193, 193, 193, 0, NULL, NULL, 0, '\x00000000000000c1', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -194, 194, 194, 0, NULL, NULL, 0, '\x00000000000000c2', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -195, 195, 195, 0, NULL, NULL, 0, '\x00000000000000c3', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -196, 196, 196, 0, NULL, NULL, 0, '\x00000000000000c4', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -197, 197, 197, 0, NULL, NULL, 0, '\x00000000000000c5', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -198, 198, 198, 0, NULL, NULL, 0, '\x00000000000000c6', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -199, 199, 199, 0, NULL, NULL, 0, '\x00000000000000c7', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -200, 200, 200, 0, NULL, NULL, 0, '\x00000000000000c8', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -201, 201, 201, 0, NULL, NULL, 0, '\x00000000000000c9', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -202, 202, 202, 0, NULL, NULL, 0, '\x00000000000000ca', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -203, 203, 203, 0, NULL, NULL, 0, '\x00000000000000cb', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -204, 204, 204, 0, NULL, NULL, 0, '\x00000000000000cc', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -205, 205, 205, 0, NULL, NULL, 0, '\x00000000000000cd', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -206, 206, 206, 0, NULL, NULL, 0, '\x00000000000000ce', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -207, 207, 207, 0, NULL, NULL, 0, '\x00000000000000cf', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -208, 208, 208, 0, NULL, NULL, 0, '\x00000000000000d0', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -209, 209, 209, 0, NULL, NULL, 0, '\x00000000000000d1', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -210, 210, 210, 0, NULL, NULL, 0, '\x00000000000000d2', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -211, 211, 211, 0, NULL, NULL, 0, '\x00000000000000d3', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -212, 212, 212, 0, NULL, NULL, 0, '\x00000000000000d4', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -213, 213, 213, 0, NULL, NULL, 0, '\x00000000000000d5', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -214, 214, 214, 0, NULL, NULL, 0, '\x00000000000000d6', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -215, 215, 215, 0, NULL, NULL, 0, '\x00000000000000d7', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -216, 216, 216, 0, NULL, NULL, 0, '\x00000000000000d8', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -217, 217, 217, 0, NULL, NULL, 0, '\x00000000000000d9', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -218, 218, 218, 0, NULL, NULL, 0, '\x00000000000000da', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -219, 219, 219, 0, NULL, NULL, 0, '\x00000000000000db', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -220, 220, 220, 0, NULL, NULL, 0, '\x00000000000000dc', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -221, 221, 221, 0, NULL, NULL, 0, '\x00000000000000dd', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -222, 222, 222, 0, NULL, NULL, 0, '\x00000000000000de', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -223, 223, 223, 0, NULL, NULL, 0, '\x00000000000000df', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -224, 224, 224, 0, NULL, NULL, 0, '\x00000000000000e0', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -225, 225, 225, 0, NULL, NULL, 0, '\x00000000000000e1', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -226, 226, 226, 0, NULL, NULL, 0, '\x00000000000000e2', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -227, 227, 227, 0, NULL, NULL, 0, '\x00000000000000e3', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -228, 228, 228, 0, NULL, NULL, 0, '\x00000000000000e4', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -229, 229, 229, 0, NULL, NULL, 0, '\x00000000000000e5', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -230, 230, 230, 0, NULL, NULL, 0, '\x00000000000000e6', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -231, 231, 231, 0, NULL, NULL, 0, '\x00000000000000e7', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -232, 232, 232, 0, NULL, NULL, 0, '\x00000000000000e8', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -233, 233, 233, 0, NULL, NULL, 0, '\x00000000000000e9', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -234, 234, 234, 0, NULL, NULL, 0, '\x00000000000000ea', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -235, 235, 235, 0, NULL, NULL, 0, '\x00000000000000eb', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -236, 236, 236, 0, NULL, NULL, 0, '\x00000000000000ec', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -237, 237, 237, 0, NULL, NULL, 0, '\x00000000000000ed', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -238, 238, 238, 0, NULL, NULL, 0, '\x00000000000000ee', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -239, 239, 239, 0, NULL, NULL, 0, '\x00000000000000ef', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -240, 240, 240, 0, NULL, NULL, 0, '\x00000000000000f0', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -241, 241, 241, 0, NULL, NULL, 0, '\x00000000000000f1', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -242, 242, 242, 0, NULL, NULL, 0, '\x00000000000000f2', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -243, 243, 243, 0, NULL, NULL, 0, '\x00000000000000f3', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -244, 244, 244, 0, NULL, NULL, 0, '\x00000000000000f4', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -245, 245, 245, 0, NULL, NULL, 0, '\x00000000000000f5', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -246, 246, 246, 0, NULL, NULL, 0, '\x00000000000000f6', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -247, 247, 247, 0, NULL, NULL, 0, '\x00000000000000f7', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -248, 248, 248, 0, NULL, NULL, 0, '\x00000000000000f8', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -249, 249, 249, 0, NULL, NULL, 0, '\x00000000000000f9', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -250, 250, 250, 0, NULL, NULL, 0, '\x00000000000000fa', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -251, 251, 251, 0, NULL, NULL, 0, '\x00000000000000fb', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -252, 252, 252, 0, NULL, NULL, 0, '\x00000000000000fc', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -253, 253, 253, 0, NULL, NULL, 0, '\x00000000000000fd', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -254, 254, 254, 0, NULL, NULL, 0, '\x00000000000000fe', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -255, 255, 255, 0, NULL, NULL, 0, '\x00000000000000ff', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -256, 256, 256, 0, NULL, NULL, 0, '\x0000000000000100', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -257, 257, 257, 0, NULL, NULL, 0, '\x0000000000000101', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -258, 258, 258, 0, NULL, NULL, 0, '\x0000000000000102', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -259, 259, 259, 0, NULL, NULL, 0, '\x0000000000000103', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -260, 260, 260, 0, NULL, NULL, 0, '\x0000000000000104', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -261, 261, 261, 0, NULL, NULL, 0, '\x0000000000000105', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -262, 262, 262, 0, NULL, NULL, 0, '\x0000000000000106', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -263, 263, 263, 0, NULL, NULL, 0, '\x0000000000000107', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -264, 264, 264, 0, NULL, NULL, 0, '\x0000000000000108', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -265, 265, 265, 0, NULL, NULL, 0, '\x0000000000000109', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -266, 266, 266, 0, NULL, NULL, 0, '\x000000000000010a', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -267, 267, 267, 0, NULL, NULL, 0, '\x000000000000010b', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -268, 268, 268, 0, NULL, NULL, 0, '\x000000000000010c', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -269, 269, 269, 0, NULL, NULL, 0, '\x000000000000010d', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -270, 270, 270, 0, NULL, NULL, 0, '\x000000000000010e', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -271, 271, 271, 0, NULL, NULL, 0, '\x000000000000010f', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -272, 272, 272, 0, NULL, NULL, 0, '\x0000000000000110', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -273, 273, 273, 0, NULL, NULL, 0, '\x0000000000000111', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -274, 274, 274, 0, NULL, NULL, 0, '\x0000000000000112', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -275, 275, 275, 0, NULL, NULL, 0, '\x0000000000000113', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -276, 276, 276, 0, NULL, NULL, 0, '\x0000000000000114', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -277, 277, 277, 0, NULL, NULL, 0, '\x0000000000000115', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -278, 278, 278, 0, NULL, NULL, 0, '\x0000000000000116', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -279, 279, 279, 0, NULL, NULL, 0, '\x0000000000000117', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -280, 280, 280, 0, NULL, NULL, 0, '\x0000000000000118', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -281, 281, 281, 0, NULL, NULL, 0, '\x0000000000000119', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -282, 282, 282, 0, NULL, NULL, 0, '\x000000000000011a', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -283, 283, 283, 0, NULL, NULL, 0, '\x000000000000011b', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -284, 284, 284, 0, NULL, NULL, 0, '\x000000000000011c', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -285, 285, 285, 0, NULL, NULL, 0, '\x000000000000011d', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -286, 286, 286, 0, NULL, NULL, 0, '\x000000000000011e', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -287, 287, 287, 0, NULL, NULL, 0, '\x000000000000011f', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -288, 288, 288, 0, NULL, NULL, 0, '\x0000000000000120', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -289, 289, 289, 0, NULL, NULL, 0, '\x0000000000000121', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -290, 290, 290, 0, NULL, NULL, 0, '\x0000000000000122', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -291, 291, 291, 0, NULL, NULL, 0, '\x0000000000000123', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -292, 292, 292, 0, NULL, NULL, 0, '\x0000000000000124', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -293, 293, 293, 0, NULL, NULL, 0, '\x0000000000000125', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -294, 294, 294, 0, NULL, NULL, 0, '\x0000000000000126', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -295, 295, 295, 0, NULL, NULL, 0, '\x0000000000000127', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -296, 296, 296, 0, NULL, NULL, 0, '\x0000000000000128', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -297, 297, 297, 0, NULL, NULL, 0, '\x0000000000000129', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -298, 298, 298, 0, NULL, NULL, 0, '\x000000000000012a', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -299, 299, 299, 0, NULL, NULL, 0, '\x000000000000012b', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -300, 300, 300, 0, NULL, NULL, 0, '\x000000000000012c', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -301, 301, 301, 0, NULL, NULL, 0, '\x000000000000012d', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -302, 302, 302, 0, NULL, NULL, 0, '\x000000000000012e', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -303, 303, 303, 0, NULL, NULL, 0, '\x000000000000012f', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -304, 304, 304, 0, NULL, NULL, 0, '\x0000000000000130', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -305, 305, 305, 0, NULL, NULL, 0, '\x0000000000000131', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -306, 306, 306, 0, NULL, NULL, 0, '\x0000000000000132', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -307, 307, 307, 0, NULL, NULL, 0, '\x0000000000000133', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -308, 308, 308, 0, NULL, NULL, 0, '\x0000000000000134', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -309, 309, 309, 0, NULL, NULL, 0, '\x0000000000000135', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -310, 310, 310, 0, NULL, NULL, 0, '\x0000000000000136', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -311, 311, 311, 0, NULL, NULL, 0, '\x0000000000000137', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -312, 312, 312, 0, NULL, NULL, 0, '\x0000000000000138', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -313, 313, 313, 0, NULL, NULL, 0, '\x0000000000000139', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -314, 314, 314, 0, NULL, NULL, 0, '\x000000000000013a', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -315, 315, 315, 0, NULL, NULL, 0, '\x000000000000013b', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -316, 316, 316, 0, NULL, NULL, 0, '\x000000000000013c', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -317, 317, 317, 0, NULL, NULL, 0, '\x000000000000013d', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -318, 318, 318, 0, NULL, NULL, 0, '\x000000000000013e', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -319, 319, 319, 0, NULL, NULL, 0, '\x000000000000013f', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -320, 320, 320, 0, NULL, NULL, 0, '\x0000000000000140', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -321, 321, 321, 0, NULL, NULL, 0, '\x0000000000000141', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -322, 322, 322, 0, NULL, NULL, 0, '\x0000000000000142', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -323, 323, 323, 0, NULL, NULL, 0, '\x0000000000000143', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -324, 324, 324, 0, NULL, NULL, 0, '\x0000000000000144', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -325, 325, 325, 0, NULL, NULL, 0, '\x0000000000000145', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -326, 326, 326, 0, NULL, NULL, 0, '\x0000000000000146', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -327, 327, 327, 0, NULL, NULL, 0, '\x0000000000000147', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -328, 328, 328, 0, NULL, NULL, 0, '\x0000000000000148', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -329, 329, 329, 0, NULL, NULL, 0, '\x0000000000000149', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -330, 330, 330, 0, NULL, NULL, 0, '\x000000000000014a', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -331, 331, 331, 0, NULL, NULL, 0, '\x000000000000014b', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -332, 332, 332, 0, NULL, NULL, 0, '\x000000000000014c', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -333, 333, 333, 0, NULL, NULL, 0, '\x000000000000014d', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -334, 334, 334, 0, NULL, NULL, 0, '\x000000000000014e', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -335, 335, 335, 0, NULL, NULL, 0, '\x000000000000014f', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -336, 336, 336, 0, NULL, NULL, 0, '\x0000000000000150', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -337, 337, 337, 0, NULL, NULL, 0, '\x0000000000000151', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -338, 338, 338, 0, NULL, NULL, 0, '\x0000000000000152', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -339, 339, 339, 0, NULL, NULL, 0, '\x0000000000000153', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -340, 340, 340, 0, NULL, NULL, 0, '\x0000000000000154', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -341, 341, 341, 0, NULL, NULL, 0, '\x0000000000000155', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -342, 342, 342, 0, NULL, NULL, 0, '\x0000000000000156', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -343, 343, 343, 0, NULL, NULL, 0, '\x0000000000000157', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -344, 344, 344, 0, NULL, NULL, 0, '\x0000000000000158', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -345, 345, 345, 0, NULL, NULL, 0, '\x0000000000000159', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -346, 346, 346, 0, NULL, NULL, 0, '\x000000000000015a', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -347, 347, 347, 0, NULL, NULL, 0, '\x000000000000015b', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -348, 348, 348, 0, NULL, NULL, 0, '\x000000000000015c', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -349, 349, 349, 0, NULL, NULL, 0, '\x000000000000015d', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -350, 350, 350, 0, NULL, NULL, 0, '\x000000000000015e', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -351, 351, 351, 0, NULL, NULL, 0, '\x000000000000015f', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -352, 352, 352, 0, NULL, NULL, 0, '\x0000000000000160', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -353, 353, 353, 0, NULL, NULL, 0, '\x0000000000000161', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -354, 354, 354, 0, NULL, NULL, 0, '\x0000000000000162', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -355, 355, 355, 0, NULL, NULL, 0, '\x0000000000000163', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -356, 356, 356, 0, NULL, NULL, 0, '\x0000000000000164', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -357, 357, 357, 0, NULL, NULL, 0, '\x0000000000000165', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -358, 358, 358, 0, NULL, NULL, 0, '\x0000000000000166', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -359, 359, 359, 0, NULL, NULL, 0, '\x0000000000000167', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -360, 360, 360, 0, NULL, NULL, 0, '\x0000000000000168', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -361, 361, 361, 0, NULL, NULL, 0, '\x0000000000000169', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -362, 362, 362, 0, NULL, NULL, 0, '\x000000000000016a', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -363, 363, 363, 0, NULL, NULL, 0, '\x000000000000016b', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -364, 364, 364, 0, NULL, NULL, 0, '\x000000000000016c', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -365, 365, 365, 0, NULL, NULL, 0, '\x000000000000016d', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -366, 366, 366, 0, NULL, NULL, 0, '\x000000000000016e', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -367, 367, 367, 0, NULL, NULL, 0, '\x000000000000016f', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -368, 368, 368, 0, NULL, NULL, 0, '\x0000000000000170', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -369, 369, 369, 0, NULL, NULL, 0, '\x0000000000000171', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -370, 370, 370, 0, NULL, NULL, 0, '\x0000000000000172', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -371, 371, 371, 0, NULL, NULL, 0, '\x0000000000000173', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -372, 372, 372, 0, NULL, NULL, 0, '\x0000000000000174', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -373, 373, 373, 0, NULL, NULL, 0, '\x0000000000000175', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -374, 374, 374, 0, NULL, NULL, 0, '\x0000000000000176', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -375, 375, 375, 0, NULL, NULL, 0, '\x0000000000000177', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -376, 376, 376, 0, NULL, NULL, 0, '\x0000000000000178', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -377, 377, 377, 0, NULL, NULL, 0, '\x0000000000000179', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -378, 378, 378, 0, NULL, NULL, 0, '\x000000000000017a', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -379, 379, 379, 0, NULL, NULL, 0, '\x000000000000017b', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -380, 380, 380, 0, NULL, NULL, 0, '\x000000000000017c', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -381, 381, 381, 0, NULL, NULL, 0, '\x000000000000017d', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -382, 382, 382, 0, NULL, NULL, 0, '\x000000000000017e', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -383, 383, 383, 0, NULL, NULL, 0, '\x000000000000017f', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -384, 384, 384, 0, NULL, NULL, 0, '\x0000000000000180', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -385, 385, 385, 0, NULL, NULL, 0, '\x0000000000000181', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -386, 386, 386, 0, NULL, NULL, 0, '\x0000000000000182', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -387, 387, 387, 0, NULL, NULL, 0, '\x0000000000000183', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -388, 388, 388, 0, NULL, NULL, 0, '\x0000000000000184', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -389, 389, 389, 0, NULL, NULL, 0, '\x0000000000000185', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -390, 390, 390, 0, NULL, NULL, 0, '\x0000000000000186', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -391, 391, 391, 0, NULL, NULL, 0, '\x0000000000000187', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -392, 392, 392, 0, NULL, NULL, 0, '\x0000000000000188', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -393, 393, 393, 0, NULL, NULL, 0, '\x0000000000000189', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -394, 394, 394, 0, NULL, NULL, 0, '\x000000000000018a', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -395, 395, 395, 0, NULL, NULL, 0, '\x000000000000018b', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -396, 396, 396, 0, NULL, NULL, 0, '\x000000000000018c', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -397, 397, 397, 0, NULL, NULL, 0, '\x000000000000018d', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -398, 398, 398, 0, NULL, NULL, 0, '\x000000000000018e', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -399, 399, 399, 0, NULL, NULL, 0, '\x000000000000018f', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -400, 400, 400, 0, NULL, NULL, 0, '\x0000000000000190', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -401, 401, 401, 0, NULL, NULL, 0, '\x0000000000000191', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -402, 402, 402, 0, NULL, NULL, 0, '\x0000000000000192', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -403, 403, 403, 0, NULL, NULL, 0, '\x0000000000000193', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -404, 404, 404, 0, NULL, NULL, 0, '\x0000000000000194', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -405, 405, 405, 0, NULL, NULL, 0, '\x0000000000000195', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -406, 406, 406, 0, NULL, NULL, 0, '\x0000000000000196', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -407, 407, 407, 0, NULL, NULL, 0, '\x0000000000000197', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -408, 408, 408, 0, NULL, NULL, 0, '\x0000000000000198', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -409, 409, 409, 0, NULL, NULL, 0, '\x0000000000000199', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -410, 410, 410, 0, NULL, NULL, 0, '\x000000000000019a', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -411, 411, 411, 0, NULL, NULL, 0, '\x000000000000019b', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -412, 412, 412, 0, NULL, NULL, 0, '\x000000000000019c', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -413, 413, 413, 0, NULL, NULL, 0, '\x000000000000019d', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -414, 414, 414, 0, NULL, NULL, 0, '\x000000000000019e', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -415, 415, 415, 0, NULL, NULL, 0, '\x000000000000019f', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -416, 416, 416, 0, NULL, NULL, 0, '\x00000000000001a0', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -417, 417, 417, 0, NULL, NULL, 0, '\x00000000000001a1', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -418, 418, 418, 0, NULL, NULL, 0, '\x00000000000001a2', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -419, 419, 419, 0, NULL, NULL, 0, '\x00000000000001a3', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -420, 420, 420, 0, NULL, NULL, 0, '\x00000000000001a4', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -421, 421, 421, 0, NULL, NULL, 0, '\x00000000000001a5', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -422, 422, 422, 0, NULL, NULL, 0, '\x00000000000001a6', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -423, 423, 423, 0, NULL, NULL, 0, '\x00000000000001a7', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -424, 424, 424, 0, NULL, NULL, 0, '\x00000000000001a8', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -425, 425, 425, 0, NULL, NULL, 0, '\x00000000000001a9', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -426, 426, 426, 0, NULL, NULL, 0, '\x00000000000001aa', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -427, 427, 427, 0, NULL, NULL, 0, '\x00000000000001ab', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -428, 428, 428, 0, NULL, NULL, 0, '\x00000000000001ac', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -429, 429, 429, 0, NULL, NULL, 0, '\x00000000000001ad', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -430, 430, 430, 0, NULL, NULL, 0, '\x00000000000001ae', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -431, 431, 431, 0, NULL, NULL, 0, '\x00000000000001af', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -432, 432, 432, 0, NULL, NULL, 0, '\x00000000000001b0', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -433, 433, 433, 0, NULL, NULL, 0, '\x00000000000001b1', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -434, 434, 434, 0, NULL, NULL, 0, '\x00000000000001b2', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -435, 435, 435, 0, NULL, NULL, 0, '\x00000000000001b3', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -436, 436, 436, 0, NULL, NULL, 0, '\x00000000000001b4', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -437, 437, 437, 0, NULL, NULL, 0, '\x00000000000001b5', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -438, 438, 438, 0, NULL, NULL, 0, '\x00000000000001b6', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -439, 439, 439, 0, NULL, NULL, 0, '\x00000000000001b7', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -440, 440, 440, 0, NULL, NULL, 0, '\x00000000000001b8', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -441, 441, 441, 0, NULL, NULL, 0, '\x00000000000001b9', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -442, 442, 442, 0, NULL, NULL, 0, '\x00000000000001ba', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -443, 443, 443, 0, NULL, NULL, 0, '\x00000000000001bb', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -444, 444, 444, 0, NULL, NULL, 0, '\x00000000000001bc', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -445, 445, 445, 0, NULL, NULL, 0, '\x00000000000001bd', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -446, 446, 446, 0, NULL, NULL, 0, '\x00000000000001be', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -447, 447, 447, 0, NULL, NULL, 0, '\x00000000000001bf', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -448, 448, 448, 0, NULL, NULL, 0, '\x00000000000001c0', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -449, 449, 449, 0, NULL, NULL, 0, '\x00000000000001c1', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -450, 450, 450, 0, NULL, NULL, 0, '\x00000000000001c2', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -451, 451, 451, 0, NULL, NULL, 0, '\x00000000000001c3', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -452, 452, 452, 0, NULL, NULL, 0, '\x00000000000001c4', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -453, 453, 453, 0, NULL, NULL, 0, '\x00000000000001c5', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -454, 454, 454, 0, NULL, NULL, 0, '\x00000000000001c6', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -455, 455, 455, 0, NULL, NULL, 0, '\x00000000000001c7', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -456, 456, 456, 0, NULL, NULL, 0, '\x00000000000001c8', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -457, 457, 457, 0, NULL, NULL, 0, '\x00000000000001c9', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -458, 458, 458, 0, NULL, NULL, 0, '\x00000000000001ca', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -459, 459, 459, 0, NULL, NULL, 0, '\x00000000000001cb', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -460, 460, 460, 0, NULL, NULL, 0, '\x00000000000001cc', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -461, 461, 461, 0, NULL, NULL, 0, '\x00000000000001cd', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -462, 462, 462, 0, NULL, NULL, 0, '\x00000000000001ce', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -463, 463, 463, 0, NULL, NULL, 0, '\x00000000000001cf', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -464, 464, 464, 0, NULL, NULL, 0, '\x00000000000001d0', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -465, 465, 465, 0, NULL, NULL, 0, '\x00000000000001d1', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -466, 466, 466, 0, NULL, NULL, 0, '\x00000000000001d2', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -467, 467, 467, 0, NULL, NULL, 0, '\x00000000000001d3', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -468, 468, 468, 0, NULL, NULL, 0, '\x00000000000001d4', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -469, 469, 469, 0, NULL, NULL, 0, '\x00000000000001d5', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -470, 470, 470, 0, NULL, NULL, 0, '\x00000000000001d6', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -471, 471, 471, 0, NULL, NULL, 0, '\x00000000000001d7', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -472, 472, 472, 0, NULL, NULL, 0, '\x00000000000001d8', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -473, 473, 473, 0, NULL, NULL, 0, '\x00000000000001d9', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -474, 474, 474, 0, NULL, NULL, 0, '\x00000000000001da', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -475, 475, 475, 0, NULL, NULL, 0, '\x00000000000001db', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -476, 476, 476, 0, NULL, NULL, 0, '\x00000000000001dc', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -477, 477, 477, 0, NULL, NULL, 0, '\x00000000000001dd', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -478, 478, 478, 0, NULL, NULL, 0, '\x00000000000001de', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -479, 479, 479, 0, NULL, NULL, 0, '\x00000000000001df', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -480, 480, 480, 0, NULL, NULL, 0, '\x00000000000001e0', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -481, 481, 481, 0, NULL, NULL, 0, '\x00000000000001e1', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -482, 482, 482, 0, NULL, NULL, 0, '\x00000000000001e2', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -483, 483, 483, 0, NULL, NULL, 0, '\x00000000000001e3', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -484, 484, 484, 0, NULL, NULL, 0, '\x00000000000001e4', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -485, 485, 485, 0, NULL, NULL, 0, '\x00000000000001e5', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -486, 486, 486, 0, NULL, NULL, 0, '\x00000000000001e6', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -487, 487, 487, 0, NULL, NULL, 0, '\x00000000000001e7', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -488, 488, 488, 0, NULL, NULL, 0, '\x00000000000001e8', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -489, 489, 489, 0, NULL, NULL, 0, '\x00000000000001e9', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -490, 490, 490, 0, NULL, NULL, 0, '\x00000000000001ea', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -491, 491, 491, 0, NULL, NULL, 0, '\x00000000000001eb', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -492, 492, 492, 0, NULL, NULL, 0, '\x00000000000001ec', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -493, 493, 493, 0, NULL, NULL, 0, '\x00000000000001ed', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -494, 494, 494, 0, NULL, NULL, 0, '\x00000000000001ee', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -495, 495, 495, 0, NULL, NULL, 0, '\x00000000000001ef', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -496, 496, 496, 0, NULL, NULL, 0, '\x00000000000001f0', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -497, 497, 497, 0, NULL, NULL, 0, '\x00000000000001f1', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -498, 498, 498, 0, NULL, NULL, 0, '\x00000000000001f2', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -499, 499, 499, 0, NULL, NULL, 0, '\x00000000000001f3', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -500, 500, 500, 0, NULL, NULL, 0, '\x00000000000001f4', '', NULL, '\x', 0, NULL, NULL, NULL, 0);
INSERT INTO public.event VALUES
	(0, 0, '', -501, 501, 501, 0, NULL, NULL, 0, '\x00000000000001f5', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -502, 502, 502, 0, NULL, NULL, 0, '\x00000000000001f6', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -503, 503, 503, 0, NULL, NULL, 0, '\x00000000000001f7', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -504, 504, 504, 0, NULL, NULL, 0, '\x00000000000001f8', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -505, 505, 505, 0, NULL, NULL, 0, '\x00000000000001f9', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -506, 506, 506, 0, NULL, NULL, 0, '\x00000000000001fa', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -507, 507, 507, 0, NULL, NULL, 0, '\x00000000000001fb', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -508, 508, 508, 0, NULL, NULL, 0, '\x00000000000001fc', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -509, 509, 509, 0, NULL, NULL, 0, '\x00000000000001fd', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -510, 510, 510, 0, NULL, NULL, 0, '\x00000000000001fe', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -511, 511, 511, 0, NULL, NULL, 0, '\x00000000000001ff', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -512, 512, 512, 0, NULL, NULL, 0, '\x0000000000000200', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -513, 513, 513, 0, NULL, NULL, 0, '\x0000000000000201', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -514, 514, 514, 0, NULL, NULL, 0, '\x0000000000000202', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -515, 515, 515, 0, NULL, NULL, 0, '\x0000000000000203', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -516, 516, 516, 0, NULL, NULL, 0, '\x0000000000000204', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -517, 517, 517, 0, NULL, NULL, 0, '\x0000000000000205', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -518, 518, 518, 0, NULL, NULL, 0, '\x0000000000000206', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -519, 519, 519, 0, NULL, NULL, 0, '\x0000000000000207', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -520, 520, 520, 0, NULL, NULL, 0, '\x0000000000000208', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -521, 521, 521, 0, NULL, NULL, 0, '\x0000000000000209', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -522, 522, 522, 0, NULL, NULL, 0, '\x000000000000020a', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -523, 523, 523, 0, NULL, NULL, 0, '\x000000000000020b', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -524, 524, 524, 0, NULL, NULL, 0, '\x000000000000020c', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -525, 525, 525, 0, NULL, NULL, 0, '\x000000000000020d', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -526, 526, 526, 0, NULL, NULL, 0, '\x000000000000020e', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -527, 527, 527, 0, NULL, NULL, 0, '\x000000000000020f', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -528, 528, 528, 0, NULL, NULL, 0, '\x0000000000000210', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -529, 529, 529, 0, NULL, NULL, 0, '\x0000000000000211', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -530, 530, 530, 0, NULL, NULL, 0, '\x0000000000000212', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -531, 531, 531, 0, NULL, NULL, 0, '\x0000000000000213', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -532, 532, 532, 0, NULL, NULL, 0, '\x0000000000000214', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -533, 533, 533, 0, NULL, NULL, 0, '\x0000000000000215', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -534, 534, 534, 0, NULL, NULL, 0, '\x0000000000000216', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -535, 535, 535, 0, NULL, NULL, 0, '\x0000000000000217', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -536, 536, 536, 0, NULL, NULL, 0, '\x0000000000000218', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -537, 537, 537, 0, NULL, NULL, 0, '\x0000000000000219', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -538, 538, 538, 0, NULL, NULL, 0, '\x000000000000021a', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -539, 539, 539, 0, NULL, NULL, 0, '\x000000000000021b', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -540, 540, 540, 0, NULL, NULL, 0, '\x000000000000021c', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -541, 541, 541, 0, NULL, NULL, 0, '\x000000000000021d', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -542, 542, 542, 0, NULL, NULL, 0, '\x000000000000021e', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -543, 543, 543, 0, NULL, NULL, 0, '\x000000000000021f', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -544, 544, 544, 0, NULL, NULL, 0, '\x0000000000000220', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -545, 545, 545, 0, NULL, NULL, 0, '\x0000000000000221', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -546, 546, 546, 0, NULL, NULL, 0, '\x0000000000000222', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -547, 547, 547, 0, NULL, NULL, 0, '\x0000000000000223', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -548, 548, 548, 0, NULL, NULL, 0, '\x0000000000000224', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -549, 549, 549, 0, NULL, NULL, 0, '\x0000000000000225', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -550, 550, 550, 0, NULL, NULL, 0, '\x0000000000000226', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -551, 551, 551, 0, NULL, NULL, 0, '\x0000000000000227', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -552, 552, 552, 0, NULL, NULL, 0, '\x0000000000000228', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -553, 553, 553, 0, NULL, NULL, 0, '\x0000000000000229', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -554, 554, 554, 0, NULL, NULL, 0, '\x000000000000022a', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -555, 555, 555, 0, NULL, NULL, 0, '\x000000000000022b', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -556, 556, 556, 0, NULL, NULL, 0, '\x000000000000022c', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -557, 557, 557, 0, NULL, NULL, 0, '\x000000000000022d', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -558, 558, 558, 0, NULL, NULL, 0, '\x000000000000022e', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -559, 559, 559, 0, NULL, NULL, 0, '\x000000000000022f', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -560, 560, 560, 0, NULL, NULL, 0, '\x0000000000000230', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -561, 561, 561, 0, NULL, NULL, 0, '\x0000000000000231', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -562, 562, 562, 0, NULL, NULL, 0, '\x0000000000000232', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -563, 563, 563, 0, NULL, NULL, 0, '\x0000000000000233', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -564, 564, 564, 0, NULL, NULL, 0, '\x0000000000000234', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -565, 565, 565, 0, NULL, NULL, 0, '\x0000000000000235', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -566, 566, 566, 0, NULL, NULL, 0, '\x0000000000000236', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -567, 567, 567, 0, NULL, NULL, 0, '\x0000000000000237', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -568, 568, 568, 0, NULL, NULL, 0, '\x0000000000000238', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -569, 569, 569, 0, NULL, NULL, 0, '\x0000000000000239', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -570, 570, 570, 0, NULL, NULL, 0, '\x000000000000023a', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -571, 571, 571, 0, NULL, NULL, 0, '\x000000000000023b', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -572, 572, 572, 0, NULL, NULL, 0, '\x000000000000023c', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -573, 573, 573, 0, NULL, NULL, 0, '\x000000000000023d', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -574, 574, 574, 0, NULL, NULL, 0, '\x000000000000023e', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -575, 575, 575, 0, NULL, NULL, 0, '\x000000000000023f', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -576, 576, 576, 0, NULL, NULL, 0, '\x0000000000000240', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -577, 577, 577, 0, NULL, NULL, 0, '\x0000000000000241', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -578, 578, 578, 0, NULL, NULL, 0, '\x0000000000000242', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -579, 579, 579, 0, NULL, NULL, 0, '\x0000000000000243', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -580, 580, 580, 0, NULL, NULL, 0, '\x0000000000000244', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -581, 581, 581, 0, NULL, NULL, 0, '\x0000000000000245', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -582, 582, 582, 0, NULL, NULL, 0, '\x0000000000000246', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -583, 583, 583, 0, NULL, NULL, 0, '\x0000000000000247', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -584, 584, 584, 0, NULL, NULL, 0, '\x0000000000000248', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -585, 585, 585, 0, NULL, NULL, 0, '\x0000000000000249', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -586, 586, 586, 0, NULL, NULL, 0, '\x000000000000024a', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -587, 587, 587, 0, NULL, NULL, 0, '\x000000000000024b', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -588, 588, 588, 0, NULL, NULL, 0, '\x000000000000024c', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -589, 589, 589, 0, NULL, NULL, 0, '\x000000000000024d', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -590, 590, 590, 0, NULL, NULL, 0, '\x000000000000024e', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -591, 591, 591, 0, NULL, NULL, 0, '\x000000000000024f', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -592, 592, 592, 0, NULL, NULL, 0, '\x0000000000000250', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -593, 593, 593, 0, NULL, NULL, 0, '\x0000000000000251', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -594, 594, 594, 0, NULL, NULL, 0, '\x0000000000000252', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -595, 595, 595, 0, NULL, NULL, 0, '\x0000000000000253', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -596, 596, 596, 0, NULL, NULL, 0, '\x0000000000000254', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -597, 597, 597, 0, NULL, NULL, 0, '\x0000000000000255', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -598, 598, 598, 0, NULL, NULL, 0, '\x0000000000000256', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -599, 599, 599, 0, NULL, NULL, 0, '\x0000000000000257', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -600, 600, 600, 0, NULL, NULL, 0, '\x0000000000000258', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -601, 601, 601, 0, NULL, NULL, 0, '\x0000000000000259', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -602, 602, 602, 0, NULL, NULL, 0, '\x000000000000025a', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -603, 603, 603, 0, NULL, NULL, 0, '\x000000000000025b', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -604, 604, 604, 0, NULL, NULL, 0, '\x000000000000025c', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -605, 605, 605, 0, NULL, NULL, 0, '\x000000000000025d', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -606, 606, 606, 0, NULL, NULL, 0, '\x000000000000025e', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -607, 607, 607, 0, NULL, NULL, 0, '\x000000000000025f', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -608, 608, 608, 0, NULL, NULL, 0, '\x0000000000000260', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -609, 609, 609, 0, NULL, NULL, 0, '\x0000000000000261', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -610, 610, 610, 0, NULL, NULL, 0, '\x0000000000000262', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -611, 611, 611, 0, NULL, NULL, 0, '\x0000000000000263', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -612, 612, 612, 0, NULL, NULL, 0, '\x0000000000000264', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -613, 613, 613, 0, NULL, NULL, 0, '\x0000000000000265', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -614, 614, 614, 0, NULL, NULL, 0, '\x0000000000000266', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -615, 615, 615, 0, NULL, NULL, 0, '\x0000000000000267', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -616, 616, 616, 0, NULL, NULL, 0, '\x0000000000000268', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -617, 617, 617, 0, NULL, NULL, 0, '\x0000000000000269', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -618, 618, 618, 0, NULL, NULL, 0, '\x000000000000026a', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -619, 619, 619, 0, NULL, NULL, 0, '\x000000000000026b', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -620, 620, 620, 0, NULL, NULL, 0, '\x000000000000026c', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -621, 621, 621, 0, NULL, NULL, 0, '\x000000000000026d', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -622, 622, 622, 0, NULL, NULL, 0, '\x000000000000026e', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -623, 623, 623, 0, NULL, NULL, 0, '\x000000000000026f', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -624, 624, 624, 0, NULL, NULL, 0, '\x0000000000000270', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -625, 625, 625, 0, NULL, NULL, 0, '\x0000000000000271', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -626, 626, 626, 0, NULL, NULL, 0, '\x0000000000000272', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -627, 627, 627, 0, NULL, NULL, 0, '\x0000000000000273', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -628, 628, 628, 0, NULL, NULL, 0, '\x0000000000000274', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -629, 629, 629, 0, NULL, NULL, 0, '\x0000000000000275', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -630, 630, 630, 0, NULL, NULL, 0, '\x0000000000000276', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -631, 631, 631, 0, NULL, NULL, 0, '\x0000000000000277', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -632, 632, 632, 0, NULL, NULL, 0, '\x0000000000000278', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -633, 633, 633, 0, NULL, NULL, 0, '\x0000000000000279', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -634, 634, 634, 0, NULL, NULL, 0, '\x000000000000027a', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -635, 635, 635, 0, NULL, NULL, 0, '\x000000000000027b', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -636, 636, 636, 0, NULL, NULL, 0, '\x000000000000027c', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -637, 637, 637, 0, NULL, NULL, 0, '\x000000000000027d', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -638, 638, 638, 0, NULL, NULL, 0, '\x000000000000027e', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -639, 639, 639, 0, NULL, NULL, 0, '\x000000000000027f', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -640, 640, 640, 0, NULL, NULL, 0, '\x0000000000000280', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -641, 641, 641, 0, NULL, NULL, 0, '\x0000000000000281', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -642, 642, 642, 0, NULL, NULL, 0, '\x0000000000000282', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -643, 643, 643, 0, NULL, NULL, 0, '\x0000000000000283', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -644, 644, 644, 0, NULL, NULL, 0, '\x0000000000000284', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -645, 645, 645, 0, NULL, NULL, 0, '\x0000000000000285', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -646, 646, 646, 0, NULL, NULL, 0, '\x0000000000000286', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -647, 647, 647, 0, NULL, NULL, 0, '\x0000000000000287', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -648, 648, 648, 0, NULL, NULL, 0, '\x0000000000000288', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -649, 649, 649, 0, NULL, NULL, 0, '\x0000000000000289', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -650, 650, 650, 0, NULL, NULL, 0, '\x000000000000028a', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -651, 651, 651, 0, NULL, NULL, 0, '\x000000000000028b', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -652, 652, 652, 0, NULL, NULL, 0, '\x000000000000028c', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -653, 653, 653, 0, NULL, NULL, 0, '\x000000000000028d', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -654, 654, 654, 0, NULL, NULL, 0, '\x000000000000028e', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -655, 655, 655, 0, NULL, NULL, 0, '\x000000000000028f', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -656, 656, 656, 0, NULL, NULL, 0, '\x0000000000000290', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -657, 657, 657, 0, NULL, NULL, 0, '\x0000000000000291', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -658, 658, 658, 0, NULL, NULL, 0, '\x0000000000000292', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -659, 659, 659, 0, NULL, NULL, 0, '\x0000000000000293', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -660, 660, 660, 0, NULL, NULL, 0, '\x0000000000000294', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -661, 661, 661, 0, NULL, NULL, 0, '\x0000000000000295', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -662, 662, 662, 0, NULL, NULL, 0, '\x0000000000000296', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -663, 663, 663, 0, NULL, NULL, 0, '\x0000000000000297', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -664, 664, 664, 0, NULL, NULL, 0, '\x0000000000000298', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -665, 665, 665, 0, NULL, NULL, 0, '\x0000000000000299', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -666, 666, 666, 0, NULL, NULL, 0, '\x000000000000029a', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -667, 667, 667, 0, NULL, NULL, 0, '\x000000000000029b', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -668, 668, 668, 0, NULL, NULL, 0, '\x000000000000029c', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -669, 669, 669, 0, NULL, NULL, 0, '\x000000000000029d', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -670, 670, 670, 0, NULL, NULL, 0, '\x000000000000029e', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -671, 671, 671, 0, NULL, NULL, 0, '\x000000000000029f', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -672, 672, 672, 0, NULL, NULL, 0, '\x00000000000002a0', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -673, 673, 673, 0, NULL, NULL, 0, '\x00000000000002a1', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -674, 674, 674, 0, NULL, NULL, 0, '\x00000000000002a2', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -675, 675, 675, 0, NULL, NULL, 0, '\x00000000000002a3', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -676, 676, 676, 0, NULL, NULL, 0, '\x00000000000002a4', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -677, 677, 677, 0, NULL, NULL, 0, '\x00000000000002a5', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -678, 678, 678, 0, NULL, NULL, 0, '\x00000000000002a6', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -679, 679, 679, 0, NULL, NULL, 0, '\x00000000000002a7', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -680, 680, 680, 0, NULL, NULL, 0, '\x00000000000002a8', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -681, 681, 681, 0, NULL, NULL, 0, '\x00000000000002a9', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -682, 682, 682, 0, NULL, NULL, 0, '\x00000000000002aa', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -683, 683, 683, 0, NULL, NULL, 0, '\x00000000000002ab', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -684, 684, 684, 0, NULL, NULL, 0, '\x00000000000002ac', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -685, 685, 685, 0, NULL, NULL, 0, '\x00000000000002ad', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -686, 686, 686, 0, NULL, NULL, 0, '\x00000000000002ae', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -687, 687, 687, 0, NULL, NULL, 0, '\x00000000000002af', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -688, 688, 688, 0, NULL, NULL, 0, '\x00000000000002b0', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -689, 689, 689, 0, NULL, NULL, 0, '\x00000000000002b1', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -690, 690, 690, 0, NULL, NULL, 0, '\x00000000000002b2', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -691, 691, 691, 0, NULL, NULL, 0, '\x00000000000002b3', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -692, 692, 692, 0, NULL, NULL, 0, '\x00000000000002b4', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -693, 693, 693, 0, NULL, NULL, 0, '\x00000000000002b5', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -694, 694, 694, 0, NULL, NULL, 0, '\x00000000000002b6', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -695, 695, 695, 0, NULL, NULL, 0, '\x00000000000002b7', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -696, 696, 696, 0, NULL, NULL, 0, '\x00000000000002b8', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -697, 697, 697, 0, NULL, NULL, 0, '\x00000000000002b9', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -698, 698, 698, 0, NULL, NULL, 0, '\x00000000000002ba', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -699, 699, 699, 0, NULL, NULL, 0, '\x00000000000002bb', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -700, 700, 700, 0, NULL, NULL, 0, '\x00000000000002bc', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -701, 701, 701, 0, NULL, NULL, 0, '\x00000000000002bd', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -702, 702, 702, 0, NULL, NULL, 0, '\x00000000000002be', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -703, 703, 703, 0, NULL, NULL, 0, '\x00000000000002bf', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -704, 704, 704, 0, NULL, NULL, 0, '\x00000000000002c0', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -705, 705, 705, 0, NULL, NULL, 0, '\x00000000000002c1', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -706, 706, 706, 0, NULL, NULL, 0, '\x00000000000002c2', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -707, 707, 707, 0, NULL, NULL, 0, '\x00000000000002c3', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -708, 708, 708, 0, NULL, NULL, 0, '\x00000000000002c4', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -709, 709, 709, 0, NULL, NULL, 0, '\x00000000000002c5', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -710, 710, 710, 0, NULL, NULL, 0, '\x00000000000002c6', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -711, 711, 711, 0, NULL, NULL, 0, '\x00000000000002c7', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -712, 712, 712, 0, NULL, NULL, 0, '\x00000000000002c8', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -713, 713, 713, 0, NULL, NULL, 0, '\x00000000000002c9', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -714, 714, 714, 0, NULL, NULL, 0, '\x00000000000002ca', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -715, 715, 715, 0, NULL, NULL, 0, '\x00000000000002cb', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -716, 716, 716, 0, NULL, NULL, 0, '\x00000000000002cc', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -717, 717, 717, 0, NULL, NULL, 0, '\x00000000000002cd', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -718, 718, 718, 0, NULL, NULL, 0, '\x00000000000002ce', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -719, 719, 719, 0, NULL, NULL, 0, '\x00000000000002cf', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -720, 720, 720, 0, NULL, NULL, 0, '\x00000000000002d0', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -721, 721, 721, 0, NULL, NULL, 0, '\x00000000000002d1', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -722, 722, 722, 0, NULL, NULL, 0, '\x00000000000002d2', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -723, 723, 723, 0, NULL, NULL, 0, '\x00000000000002d3', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -724, 724, 724, 0, NULL, NULL, 0, '\x00000000000002d4', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -725, 725, 725, 0, NULL, NULL, 0, '\x00000000000002d5', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -726, 726, 726, 0, NULL, NULL, 0, '\x00000000000002d6', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -727, 727, 727, 0, NULL, NULL, 0, '\x00000000000002d7', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -728, 728, 728, 0, NULL, NULL, 0, '\x00000000000002d8', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -729, 729, 729, 0, NULL, NULL, 0, '\x00000000000002d9', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -730, 730, 730, 0, NULL, NULL, 0, '\x00000000000002da', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -731, 731, 731, 0, NULL, NULL, 0, '\x00000000000002db', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -732, 732, 732, 0, NULL, NULL, 0, '\x00000000000002dc', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -733, 733, 733, 0, NULL, NULL, 0, '\x00000000000002dd', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -734, 734, 734, 0, NULL, NULL, 0, '\x00000000000002de', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -735, 735, 735, 0, NULL, NULL, 0, '\x00000000000002df', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -736, 736, 736, 0, NULL, NULL, 0, '\x00000000000002e0', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -737, 737, 737, 0, NULL, NULL, 0, '\x00000000000002e1', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -738, 738, 738, 0, NULL, NULL, 0, '\x00000000000002e2', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -739, 739, 739, 0, NULL, NULL, 0, '\x00000000000002e3', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -740, 740, 740, 0, NULL, NULL, 0, '\x00000000000002e4', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -741, 741, 741, 0, NULL, NULL, 0, '\x00000000000002e5', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -742, 742, 742, 0, NULL, NULL, 0, '\x00000000000002e6', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -743, 743, 743, 0, NULL, NULL, 0, '\x00000000000002e7', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -744, 744, 744, 0, NULL, NULL, 0, '\x00000000000002e8', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -745, 745, 745, 0, NULL, NULL, 0, '\x00000000000002e9', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -746, 746, 746, 0, NULL, NULL, 0, '\x00000000000002ea', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -747, 747, 747, 0, NULL, NULL, 0, '\x00000000000002eb', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -748, 748, 748, 0, NULL, NULL, 0, '\x00000000000002ec', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -749, 749, 749, 0, NULL, NULL, 0, '\x00000000000002ed', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -750, 750, 750, 0, NULL, NULL, 0, '\x00000000000002ee', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -751, 751, 751, 0, NULL, NULL, 0, '\x00000000000002ef', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -752, 752, 752, 0, NULL, NULL, 0, '\x00000000000002f0', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -753, 753, 753, 0, NULL, NULL, 0, '\x00000000000002f1', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -754, 754, 754, 0, NULL, NULL, 0, '\x00000000000002f2', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -755, 755, 755, 0, NULL, NULL, 0, '\x00000000000002f3', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -756, 756, 756, 0, NULL, NULL, 0, '\x00000000000002f4', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -757, 757, 757, 0, NULL, NULL, 0, '\x00000000000002f5', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -758, 758, 758, 0, NULL, NULL, 0, '\x00000000000002f6', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -759, 759, 759, 0, NULL, NULL, 0, '\x00000000000002f7', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -760, 760, 760, 0, NULL, NULL, 0, '\x00000000000002f8', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -761, 761, 761, 0, NULL, NULL, 0, '\x00000000000002f9', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -762, 762, 762, 0, NULL, NULL, 0, '\x00000000000002fa', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -763, 763, 763, 0, NULL, NULL, 0, '\x00000000000002fb', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -764, 764, 764, 0, NULL, NULL, 0, '\x00000000000002fc', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -765, 765, 765, 0, NULL, NULL, 0, '\x00000000000002fd', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -766, 766, 766, 0, NULL, NULL, 0, '\x00000000000002fe', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -767, 767, 767, 0, NULL, NULL, 0, '\x00000000000002ff', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -768, 768, 768, 0, NULL, NULL, 0, '\x0000000000000300', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -769, 769, 769, 0, NULL, NULL, 0, '\x0000000000000301', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -770, 770, 770, 0, NULL, NULL, 0, '\x0000000000000302', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -771, 771, 771, 0, NULL, NULL, 0, '\x0000000000000303', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -772, 772, 772, 0, NULL, NULL, 0, '\x0000000000000304', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -773, 773, 773, 0, NULL, NULL, 0, '\x0000000000000305', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -774, 774, 774, 0, NULL, NULL, 0, '\x0000000000000306', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -775, 775, 775, 0, NULL, NULL, 0, '\x0000000000000307', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -776, 776, 776, 0, NULL, NULL, 0, '\x0000000000000308', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -777, 777, 777, 0, NULL, NULL, 0, '\x0000000000000309', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -778, 778, 778, 0, NULL, NULL, 0, '\x000000000000030a', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -779, 779, 779, 0, NULL, NULL, 0, '\x000000000000030b', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -780, 780, 780, 0, NULL, NULL, 0, '\x000000000000030c', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -781, 781, 781, 0, NULL, NULL, 0, '\x000000000000030d', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -782, 782, 782, 0, NULL, NULL, 0, '\x000000000000030e', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -783, 783, 783, 0, NULL, NULL, 0, '\x000000000000030f', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -784, 784, 784, 0, NULL, NULL, 0, '\x0000000000000310', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -785, 785, 785, 0, NULL, NULL, 0, '\x0000000000000311', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -786, 786, 786, 0, NULL, NULL, 0, '\x0000000000000312', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -787, 787, 787, 0, NULL, NULL, 0, '\x0000000000000313', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -788, 788, 788, 0, NULL, NULL, 0, '\x0000000000000314', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -789, 789, 789, 0, NULL, NULL, 0, '\x0000000000000315', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -790, 790, 790, 0, NULL, NULL, 0, '\x0000000000000316', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -791, 791, 791, 0, NULL, NULL, 0, '\x0000000000000317', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -792, 792, 792, 0, NULL, NULL, 0, '\x0000000000000318', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -793, 793, 793, 0, NULL, NULL, 0, '\x0000000000000319', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -794, 794, 794, 0, NULL, NULL, 0, '\x000000000000031a', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -795, 795, 795, 0, NULL, NULL, 0, '\x000000000000031b', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -796, 796, 796, 0, NULL, NULL, 0, '\x000000000000031c', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -797, 797, 797, 0, NULL, NULL, 0, '\x000000000000031d', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -798, 798, 798, 0, NULL, NULL, 0, '\x000000000000031e', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -799, 799, 799, 0, NULL, NULL, 0, '\x000000000000031f', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -800, 800, 800, 0, NULL, NULL, 0, '\x0000000000000320', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -801, 801, 801, 0, NULL, NULL, 0, '\x0000000000000321', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -802, 802, 802, 0, NULL, NULL, 0, '\x0000000000000322', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -803, 803, 803, 0, NULL, NULL, 0, '\x0000000000000323', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -804, 804, 804, 0, NULL, NULL, 0, '\x0000000000000324', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -805, 805, 805, 0, NULL, NULL, 0, '\x0000000000000325', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -806, 806, 806, 0, NULL, NULL, 0, '\x0000000000000326', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -807, 807, 807, 0, NULL, NULL, 0, '\x0000000000000327', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -808, 808, 808, 0, NULL, NULL, 0, '\x0000000000000328', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -809, 809, 809, 0, NULL, NULL, 0, '\x0000000000000329', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -810, 810, 810, 0, NULL, NULL, 0, '\x000000000000032a', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -811, 811, 811, 0, NULL, NULL, 0, '\x000000000000032b', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -812, 812, 812, 0, NULL, NULL, 0, '\x000000000000032c', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -813, 813, 813, 0, NULL, NULL, 0, '\x000000000000032d', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -814, 814, 814, 0, NULL, NULL, 0, '\x000000000000032e', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -815, 815, 815, 0, NULL, NULL, 0, '\x000000000000032f', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -816, 816, 816, 0, NULL, NULL, 0, '\x0000000000000330', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -817, 817, 817, 0, NULL, NULL, 0, '\x0000000000000331', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -818, 818, 818, 0, NULL, NULL, 0, '\x0000000000000332', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -819, 819, 819, 0, NULL, NULL, 0, '\x0000000000000333', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -820, 820, 820, 0, NULL, NULL, 0, '\x0000000000000334', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -821, 821, 821, 0, NULL, NULL, 0, '\x0000000000000335', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -822, 822, 822, 0, NULL, NULL, 0, '\x0000000000000336', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -823, 823, 823, 0, NULL, NULL, 0, '\x0000000000000337', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -824, 824, 824, 0, NULL, NULL, 0, '\x0000000000000338', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -825, 825, 825, 0, NULL, NULL, 0, '\x0000000000000339', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -826, 826, 826, 0, NULL, NULL, 0, '\x000000000000033a', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -827, 827, 827, 0, NULL, NULL, 0, '\x000000000000033b', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -828, 828, 828, 0, NULL, NULL, 0, '\x000000000000033c', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -829, 829, 829, 0, NULL, NULL, 0, '\x000000000000033d', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -830, 830, 830, 0, NULL, NULL, 0, '\x000000000000033e', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -831, 831, 831, 0, NULL, NULL, 0, '\x000000000000033f', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -832, 832, 832, 0, NULL, NULL, 0, '\x0000000000000340', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -833, 833, 833, 0, NULL, NULL, 0, '\x0000000000000341', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -834, 834, 834, 0, NULL, NULL, 0, '\x0000000000000342', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -835, 835, 835, 0, NULL, NULL, 0, '\x0000000000000343', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -836, 836, 836, 0, NULL, NULL, 0, '\x0000000000000344', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -837, 837, 837, 0, NULL, NULL, 0, '\x0000000000000345', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -838, 838, 838, 0, NULL, NULL, 0, '\x0000000000000346', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -839, 839, 839, 0, NULL, NULL, 0, '\x0000000000000347', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -840, 840, 840, 0, NULL, NULL, 0, '\x0000000000000348', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -841, 841, 841, 0, NULL, NULL, 0, '\x0000000000000349', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -842, 842, 842, 0, NULL, NULL, 0, '\x000000000000034a', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -843, 843, 843, 0, NULL, NULL, 0, '\x000000000000034b', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -844, 844, 844, 0, NULL, NULL, 0, '\x000000000000034c', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -845, 845, 845, 0, NULL, NULL, 0, '\x000000000000034d', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -846, 846, 846, 0, NULL, NULL, 0, '\x000000000000034e', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -847, 847, 847, 0, NULL, NULL, 0, '\x000000000000034f', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -848, 848, 848, 0, NULL, NULL, 0, '\x0000000000000350', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -849, 849, 849, 0, NULL, NULL, 0, '\x0000000000000351', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -850, 850, 850, 0, NULL, NULL, 0, '\x0000000000000352', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -851, 851, 851, 0, NULL, NULL, 0, '\x0000000000000353', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -852, 852, 852, 0, NULL, NULL, 0, '\x0000000000000354', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -853, 853, 853, 0, NULL, NULL, 0, '\x0000000000000355', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -854, 854, 854, 0, NULL, NULL, 0, '\x0000000000000356', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -855, 855, 855, 0, NULL, NULL, 0, '\x0000000000000357', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -856, 856, 856, 0, NULL, NULL, 0, '\x0000000000000358', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -857, 857, 857, 0, NULL, NULL, 0, '\x0000000000000359', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -858, 858, 858, 0, NULL, NULL, 0, '\x000000000000035a', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -859, 859, 859, 0, NULL, NULL, 0, '\x000000000000035b', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -860, 860, 860, 0, NULL, NULL, 0, '\x000000000000035c', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -861, 861, 861, 0, NULL, NULL, 0, '\x000000000000035d', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -862, 862, 862, 0, NULL, NULL, 0, '\x000000000000035e', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -863, 863, 863, 0, NULL, NULL, 0, '\x000000000000035f', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -864, 864, 864, 0, NULL, NULL, 0, '\x0000000000000360', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -865, 865, 865, 0, NULL, NULL, 0, '\x0000000000000361', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -866, 866, 866, 0, NULL, NULL, 0, '\x0000000000000362', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -867, 867, 867, 0, NULL, NULL, 0, '\x0000000000000363', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -868, 868, 868, 0, NULL, NULL, 0, '\x0000000000000364', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -869, 869, 869, 0, NULL, NULL, 0, '\x0000000000000365', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -870, 870, 870, 0, NULL, NULL, 0, '\x0000000000000366', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -871, 871, 871, 0, NULL, NULL, 0, '\x0000000000000367', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -872, 872, 872, 0, NULL, NULL, 0, '\x0000000000000368', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -873, 873, 873, 0, NULL, NULL, 0, '\x0000000000000369', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -874, 874, 874, 0, NULL, NULL, 0, '\x000000000000036a', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -875, 875, 875, 0, NULL, NULL, 0, '\x000000000000036b', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -876, 876, 876, 0, NULL, NULL, 0, '\x000000000000036c', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -877, 877, 877, 0, NULL, NULL, 0, '\x000000000000036d', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -878, 878, 878, 0, NULL, NULL, 0, '\x000000000000036e', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -879, 879, 879, 0, NULL, NULL, 0, '\x000000000000036f', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -880, 880, 880, 0, NULL, NULL, 0, '\x0000000000000370', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -881, 881, 881, 0, NULL, NULL, 0, '\x0000000000000371', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -882, 882, 882, 0, NULL, NULL, 0, '\x0000000000000372', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -883, 883, 883, 0, NULL, NULL, 0, '\x0000000000000373', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -884, 884, 884, 0, NULL, NULL, 0, '\x0000000000000374', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -885, 885, 885, 0, NULL, NULL, 0, '\x0000000000000375', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -886, 886, 886, 0, NULL, NULL, 0, '\x0000000000000376', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -887, 887, 887, 0, NULL, NULL, 0, '\x0000000000000377', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -888, 888, 888, 0, NULL, NULL, 0, '\x0000000000000378', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -889, 889, 889, 0, NULL, NULL, 0, '\x0000000000000379', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -890, 890, 890, 0, NULL, NULL, 0, '\x000000000000037a', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -891, 891, 891, 0, NULL, NULL, 0, '\x000000000000037b', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -892, 892, 892, 0, NULL, NULL, 0, '\x000000000000037c', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -893, 893, 893, 0, NULL, NULL, 0, '\x000000000000037d', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -894, 894, 894, 0, NULL, NULL, 0, '\x000000000000037e', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -895, 895, 895, 0, NULL, NULL, 0, '\x000000000000037f', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -896, 896, 896, 0, NULL, NULL, 0, '\x0000000000000380', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -897, 897, 897, 0, NULL, NULL, 0, '\x0000000000000381', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -898, 898, 898, 0, NULL, NULL, 0, '\x0000000000000382', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -899, 899, 899, 0, NULL, NULL, 0, '\x0000000000000383', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -900, 900, 900, 0, NULL, NULL, 0, '\x0000000000000384', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -901, 901, 901, 0, NULL, NULL, 0, '\x0000000000000385', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -902, 902, 902, 0, NULL, NULL, 0, '\x0000000000000386', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -903, 903, 903, 0, NULL, NULL, 0, '\x0000000000000387', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -904, 904, 904, 0, NULL, NULL, 0, '\x0000000000000388', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -905, 905, 905, 0, NULL, NULL, 0, '\x0000000000000389', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -906, 906, 906, 0, NULL, NULL, 0, '\x000000000000038a', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -907, 907, 907, 0, NULL, NULL, 0, '\x000000000000038b', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -908, 908, 908, 0, NULL, NULL, 0, '\x000000000000038c', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -909, 909, 909, 0, NULL, NULL, 0, '\x000000000000038d', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -910, 910, 910, 0, NULL, NULL, 0, '\x000000000000038e', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -911, 911, 911, 0, NULL, NULL, 0, '\x000000000000038f', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -912, 912, 912, 0, NULL, NULL, 0, '\x0000000000000390', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -913, 913, 913, 0, NULL, NULL, 0, '\x0000000000000391', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -914, 914, 914, 0, NULL, NULL, 0, '\x0000000000000392', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -915, 915, 915, 0, NULL, NULL, 0, '\x0000000000000393', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -916, 916, 916, 0, NULL, NULL, 0, '\x0000000000000394', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -917, 917, 917, 0, NULL, NULL, 0, '\x0000000000000395', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -918, 918, 918, 0, NULL, NULL, 0, '\x0000000000000396', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -919, 919, 919, 0, NULL, NULL, 0, '\x0000000000000397', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -920, 920, 920, 0, NULL, NULL, 0, '\x0000000000000398', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -921, 921, 921, 0, NULL, NULL, 0, '\x0000000000000399', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -922, 922, 922, 0, NULL, NULL, 0, '\x000000000000039a', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -923, 923, 923, 0, NULL, NULL, 0, '\x000000000000039b', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -924, 924, 924, 0, NULL, NULL, 0, '\x000000000000039c', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -925, 925, 925, 0, NULL, NULL, 0, '\x000000000000039d', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -926, 926, 926, 0, NULL, NULL, 0, '\x000000000000039e', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -927, 927, 927, 0, NULL, NULL, 0, '\x000000000000039f', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -928, 928, 928, 0, NULL, NULL, 0, '\x00000000000003a0', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -929, 929, 929, 0, NULL, NULL, 0, '\x00000000000003a1', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -930, 930, 930, 0, NULL, NULL, 0, '\x00000000000003a2', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -931, 931, 931, 0, NULL, NULL, 0, '\x00000000000003a3', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -932, 932, 932, 0, NULL, NULL, 0, '\x00000000000003a4', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -933, 933, 933, 0, NULL, NULL, 0, '\x00000000000003a5', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -934, 934, 934, 0, NULL, NULL, 0, '\x00000000000003a6', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -935, 935, 935, 0, NULL, NULL, 0, '\x00000000000003a7', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -936, 936, 936, 0, NULL, NULL, 0, '\x00000000000003a8', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -937, 937, 937, 0, NULL, NULL, 0, '\x00000000000003a9', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -938, 938, 938, 0, NULL, NULL, 0, '\x00000000000003aa', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -939, 939, 939, 0, NULL, NULL, 0, '\x00000000000003ab', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -940, 940, 940, 0, NULL, NULL, 0, '\x00000000000003ac', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -941, 941, 941, 0, NULL, NULL, 0, '\x00000000000003ad', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -942, 942, 942, 0, NULL, NULL, 0, '\x00000000000003ae', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -943, 943, 943, 0, NULL, NULL, 0, '\x00000000000003af', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -944, 944, 944, 0, NULL, NULL, 0, '\x00000000000003b0', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -945, 945, 945, 0, NULL, NULL, 0, '\x00000000000003b1', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -946, 946, 946, 0, NULL, NULL, 0, '\x00000000000003b2', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -947, 947, 947, 0, NULL, NULL, 0, '\x00000000000003b3', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -948, 948, 948, 0, NULL, NULL, 0, '\x00000000000003b4', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -949, 949, 949, 0, NULL, NULL, 0, '\x00000000000003b5', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -950, 950, 950, 0, NULL, NULL, 0, '\x00000000000003b6', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -951, 951, 951, 0, NULL, NULL, 0, '\x00000000000003b7', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -952, 952, 952, 0, NULL, NULL, 0, '\x00000000000003b8', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -953, 953, 953, 0, NULL, NULL, 0, '\x00000000000003b9', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -954, 954, 954, 0, NULL, NULL, 0, '\x00000000000003ba', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -955, 955, 955, 0, NULL, NULL, 0, '\x00000000000003bb', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -956, 956, 956, 0, NULL, NULL, 0, '\x00000000000003bc', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -957, 957, 957, 0, NULL, NULL, 0, '\x00000000000003bd', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -958, 958, 958, 0, NULL, NULL, 0, '\x00000000000003be', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -959, 959, 959, 0, NULL, NULL, 0, '\x00000000000003bf', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -960, 960, 960, 0, NULL, NULL, 0, '\x00000000000003c0', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -961, 961, 961, 0, NULL, NULL, 0, '\x00000000000003c1', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -962, 962, 962, 0, NULL, NULL, 0, '\x00000000000003c2', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -963, 963, 963, 0, NULL, NULL, 0, '\x00000000000003c3', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -964, 964, 964, 0, NULL, NULL, 0, '\x00000000000003c4', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -965, 965, 965, 0, NULL, NULL, 0, '\x00000000000003c5', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -966, 966, 966, 0, NULL, NULL, 0, '\x00000000000003c6', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -967, 967, 967, 0, NULL, NULL, 0, '\x00000000000003c7', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -968, 968, 968, 0, NULL, NULL, 0, '\x00000000000003c8', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -969, 969, 969, 0, NULL, NULL, 0, '\x00000000000003c9', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -970, 970, 970, 0, NULL, NULL, 0, '\x00000000000003ca', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -971, 971, 971, 0, NULL, NULL, 0, '\x00000000000003cb', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -972, 972, 972, 0, NULL, NULL, 0, '\x00000000000003cc', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -973, 973, 973, 0, NULL, NULL, 0, '\x00000000000003cd', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -974, 974, 974, 0, NULL, NULL, 0, '\x00000000000003ce', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -975, 975, 975, 0, NULL, NULL, 0, '\x00000000000003cf', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -976, 976, 976, 0, NULL, NULL, 0, '\x00000000000003d0', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -977, 977, 977, 0, NULL, NULL, 0, '\x00000000000003d1', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -978, 978, 978, 0, NULL, NULL, 0, '\x00000000000003d2', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -979, 979, 979, 0, NULL, NULL, 0, '\x00000000000003d3', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -980, 980, 980, 0, NULL, NULL, 0, '\x00000000000003d4', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -981, 981, 981, 0, NULL, NULL, 0, '\x00000000000003d5', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -982, 982, 982, 0, NULL, NULL, 0, '\x00000000000003d6', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -983, 983, 983, 0, NULL, NULL, 0, '\x00000000000003d7', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -984, 984, 984, 0, NULL, NULL, 0, '\x00000000000003d8', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -985, 985, 985, 0, NULL, NULL, 0, '\x00000000000003d9', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -986, 986, 986, 0, NULL, NULL, 0, '\x00000000000003da', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -987, 987, 987, 0, NULL, NULL, 0, '\x00000000000003db', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -988, 988, 988, 0, NULL, NULL, 0, '\x00000000000003dc', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -989, 989, 989, 0, NULL, NULL, 0, '\x00000000000003dd', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -990, 990, 990, 0, NULL, NULL, 0, '\x00000000000003de', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -991, 991, 991, 0, NULL, NULL, 0, '\x00000000000003df', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -992, 992, 992, 0, NULL, NULL, 0, '\x00000000000003e0', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -993, 993, 993, 0, NULL, NULL, 0, '\x00000000000003e1', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -994, 994, 994, 0, NULL, NULL, 0, '\x00000000000003e2', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -995, 995, 995, 0, NULL, NULL, 0, '\x00000000000003e3', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -996, 996, 996, 0, NULL, NULL, 0, '\x00000000000003e4', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -997, 997, 997, 0, NULL, NULL, 0, '\x00000000000003e5', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -998, 998, 998, 0, NULL, NULL, 0, '\x00000000000003e6', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -999, 999, 999, 0, NULL, NULL, 0, '\x00000000000003e7', '', NULL, '\x', 0, NULL, NULL, NULL, 0),
	(0, 0, '', -1000, 1000, 1000, 0, NULL, NULL, 0, '\x00000000000003e8', '', NULL, '\x', 0, NULL, NULL, NULL, 0);
INSERT INTO public.event VALUES
	(1, 1, '', 2, 1796030542, 1796030542, 1, 1796030542, NULL, 1, '\x23a65c7bff98964748b8e85532515959', 'ONCRMDEALUPDATE', NULL, '\x7b224649454c4453223a7b224944223a327d7d', 1364590687093260290, 3408426107, -1847597532633123022, NULL, 0),
	(1, 1, '', 3, 1796030542, 1796030542, 0, NULL, NULL, 1, '\xe0a6c80cb612ac08f28000f3f52b439e', 'ONCRMDEALUPDATE', NULL, '\x7b224649454c4453223a7b224944223a337d7d', 1526720273678598147, 4153919864, -1847597532633123022, NULL, 0),
	(1, 1, '', 4, 1796030542, 1796030542, 0, NULL, NULL, 1, '\xfe2c6721a4f3f85885abb45171ed4e20', 'ONCRMDEALUPDATE', NULL, '\x7b224649454c4453223a7b224944223a347d7d', 1607785066971267076, 295007185, -1847597532633123022, NULL, 0),
	(1, 1, '', 5, 1796030542, 1796030542, 0, NULL, NULL, 1, '\xf3690da9927d830d5c599f9c6b49b816', 'ONCRMDEALUPDATE', NULL, '\x7b224649454c4453223a7b224944223a357d7d', 1675339061381824517, 180065693, -1847597532633123022, NULL, 0),
	(1, 1, '', 6, 1796030542, 1796030542, 0, NULL, NULL, 1, '\xe897e78afaae9cc11c7a1f5c225ae298', 'ONCRMDEALUPDATE', NULL, '\x7b224649454c4453223a7b224944223a367d7d', 1751900255047122950, 3713560853, -1847597532633123022, NULL, 0),
	(1, 1, '', 1, 1796030542, 1796030542, 0, NULL, NULL, 1, '\x135faec08fd2a5b3ba8dfc115b7909f1', 'ONCRMDEALUPDATE', NULL, '\x7b224649454c4453223a7b224944223a317d7d', 905223525101469697, 3505474356, -1847597532633123022, NULL, 0);


--
-- Data for Name: event_name; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: handler; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.handler VALUES
	(1, 2, 1, 'local.87dab895bb4260.74116646', 'http://127.0.0.1:9/hook', NULL, false, false, false, 3, '', NULL, 1, 1796030542317, 3, 3, 1796030542379, 1, 1796030546411, true, false, NULL, 6, 1796030546411, NULL, NULL, false, false, 0, 7, 0);


--
-- Data for Name: idempotency_record; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: idempotency_usage; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: limit_share; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: outgoing_webhook; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: outgoing_webhook_event; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: portal; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.portal VALUES
	(1, 'localhost', '7c922202241b8ba96fb3ae86bcb5ce58', NULL, '{}', '{}');


--
-- Data for Name: portal_user; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.portal_user VALUES
	(1, 1, 'Demo', 'Administrator', true, true, true, '', NULL, NULL),
	(1, 2, 'Demo', 'User', false, true, true, '', NULL, NULL),
	(1, 3, '', '', false, true, true, 'kept', 'kept', NULL);


--
-- Data for Name: queue_figures; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.queue_figures VALUES
	(1, 1, '', 0, 0, 0),
	(1, 1, '', 3, 0, 1),
	(1, 1, '', 0, 1, 0);


--
-- Data for Name: queue_watch; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: refresh_token; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.refresh_token VALUES
	('\x87dc49661fa1fc55fa3d5065b57cbb722d7c0e2796c29448c05b781e20910809', 1, 1, 2, 'user,user_brief,user_basic,crm,task,calendar,catalog,userfieldconfig,sale,imbot,imconnector,imopenlines,log,sonet_group,telephony,sign.b2e', 1798622541566, NULL, 1796030541566, NULL, '\x87dc49661fa1fc55fa3d5065b57cbb722d7c0e2796c29448c05b781e20910809', false),
	('\xab864067794e9375980fe22e404547c48550329b52f3684a3a8ec2bff974a546', 1, 1, 1, 'user,user_brief,user_basic,crm,task,calendar,catalog,userfieldconfig,sale,imbot,imconnector,imopenlines,log,sonet_group,telephony,sign.b2e', 1798622541566, NULL, 1796030541566, NULL, '\xab864067794e9375980fe22e404547c48550329b52f3684a3a8ec2bff974a546', false);


--
-- Data for Name: schema_version; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.schema_version VALUES
	(true, 16);


--
-- Data for Name: sequence; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.sequence VALUES
	(0, 0, 'audit', 1),
	(1, 0, 'application', 1),
	(1, 0, 'audit', 2),
	(1, 0, 'binding', 2),
	(1, 0, 'user', 3),
	(1, 1, 'event', 6),
	(0, 0, 'portal', 1);


--
-- Data for Name: server_key_fingerprint; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.server_key_fingerprint VALUES
	(1, '\xb20dccc53cb5f23a32dd466c90797501', NULL, NULL);


--
-- Data for Name: store_clock; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.store_clock VALUES
	(true, 0, NULL);


--
-- Data for Name: suppression; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: unbound_event; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Data for Name: waiting; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.waiting VALUES
	(0, 0, '', false, 1, 1, 0, NULL, '\x0000000000000001'),
	(0, 0, '', false, 2, 2, 0, NULL, '\x0000000000000002'),
	(0, 0, '', false, 3, 3, 0, NULL, '\x0000000000000003'),
	(0, 0, '', false, 4, 4, 0, NULL, '\x0000000000000004'),
	(0, 0, '', false, 5, 5, 0, NULL, '\x0000000000000005'),
	(0, 0, '', false, 6, 6, 0, NULL, '\x0000000000000006'),
	(0, 0, '', false, 7, 7, 0, NULL, '\x0000000000000007'),
	(0, 0, '', false, 8, 8, 0, NULL, '\x0000000000000008'),
	(0, 0, '', false, 9, 9, 0, NULL, '\x0000000000000009'),
	(0, 0, '', false, 10, 10, 0, NULL, '\x000000000000000a'),
	(0, 0, '', false, 11, 11, 0, NULL, '\x000000000000000b'),
	(0, 0, '', false, 12, 12, 0, NULL, '\x000000000000000c'),
	(0, 0, '', false, 13, 13, 0, NULL, '\x000000000000000d'),
	(0, 0, '', false, 14, 14, 0, NULL, '\x000000000000000e'),
	(0, 0, '', false, 15, 15, 0, NULL, '\x000000000000000f'),
	(0, 0, '', false, 16, 16, 0, NULL, '\x0000000000000010'),
	(0, 0, '', false, 17, 17, 0, NULL, '\x0000000000000011'),
	(0, 0, '', false, 18, 18, 0, NULL, '\x0000000000000012'),
	(0, 0, '', false, 19, 19, 0, NULL, '\x0000000000000013'),
	(0, 0, '', false, 20, 20, 0, NULL, '\x0000000000000014'),
	(0, 0, '', false, 21, 21, 0, NULL, '\x0000000000000015'),
	(0, 0, '', false, 22, 22, 0, NULL, '\x0000000000000016'),
	(0, 0, '', false, 23, 23, 0, NULL, '\x0000000000000017'),
	(0, 0, '', false, 24, 24, 0, NULL, '\x0000000000000018'),
	(0, 0, '', false, 25, 25, 0, NULL, '\x0000000000000019'),
	(0, 0, '', false, 26, 26, 0, NULL, '\x000000000000001a'),
	(0, 0, '', false, 27, 27, 0, NULL, '\x000000000000001b'),
	(0, 0, '', false, 28, 28, 0, NULL, '\x000000000000001c'),
	(0, 0, '', false, 29, 29, 0, NULL, '\x000000000000001d'),
	(0, 0, '', false, 30, 30, 0, NULL, '\x000000000000001e'),
	(0, 0, '', false, 31, 31, 0, NULL, '\x000000000000001f'),
	(0, 0, '', false, 32, 32, 0, NULL, '\x0000000000000020'),
	(0, 0, '', false, 33, 33, 0, NULL, '\x0000000000000021'),
	(0, 0, '', false, 34, 34, 0, NULL, '\x0000000000000022'),
	(0, 0, '', false, 35, 35, 0, NULL, '\x0000000000000023'),
	(0, 0, '', false, 36, 36, 0, NULL, '\x0000000000000024'),
	(0, 0, '', false, 37, 37, 0, NULL, '\x0000000000000025'),
	(0, 0, '', false, 38, 38, 0, NULL, '\x0000000000000026'),
	(0, 0, '', false, 39, 39, 0, NULL, '\x0000000000000027'),
	(0, 0, '', false, 40, 40, 0, NULL, '\x0000000000000028'),
	(0, 0, '', false, 41, 41, 0, NULL, '\x0000000000000029'),
	(0, 0, '', false, 42, 42, 0, NULL, '\x000000000000002a'),
	(0, 0, '', false, 43, 43, 0, NULL, '\x000000000000002b'),
	(0, 0, '', false, 44, 44, 0, NULL, '\x000000000000002c'),
	(0, 0, '', false, 45, 45, 0, NULL, '\x000000000000002d'),
	(0, 0, '', false, 46, 46, 0, NULL, '\x000000000000002e'),
	(0, 0, '', false, 47, 47, 0, NULL, '\x000000000000002f'),
	(0, 0, '', false, 48, 48, 0, NULL, '\x0000000000000030'),
	(0, 0, '', false, 49, 49, 0, NULL, '\x0000000000000031'),
	(0, 0, '', false, 50, 50, 0, NULL, '\x0000000000000032'),
	(0, 0, '', false, 51, 51, 0, NULL, '\x0000000000000033'),
	(0, 0, '', false, 52, 52, 0, NULL, '\x0000000000000034'),
	(0, 0, '', false, 53, 53, 0, NULL, '\x0000000000000035'),
	(0, 0, '', false, 54, 54, 0, NULL, '\x0000000000000036'),
	(0, 0, '', false, 55, 55, 0, NULL, '\x0000000000000037'),
	(0, 0, '', false, 56, 56, 0, NULL, '\x0000000000000038'),
	(0, 0, '', false, 57, 57, 0, NULL, '\x0000000000000039'),
	(0, 0, '', false, 58, 58, 0, NULL, '\x000000000000003a'),
	(0, 0, '', false, 59, 59, 0, NULL, '\x000000000000003b'),
	(0, 0, '', false, 60, 60, 0, NULL, '\x000000000000003c'),
	(0, 0, '', false, 61, 61, 0, NULL, '\x000000000000003d'),
	(0, 0, '', false, 62, 62, 0, NULL, '\x000000000000003e'),
	(0, 0, '', false, 63, 63, 0, NULL, '\x000000000000003f'),
	(0, 0, '', false, 64, 64, 0, NULL, '\x0000000000000040'),
	(0, 0, '', false, 65, 65, 0, NULL, '\x0000000000000041'),
	(0, 0, '', false, 66, 66, 0, NULL, '\x0000000000000042'),
	(0, 0, '', false, 67, 67, 0, NULL, '\x0000000000000043'),
	(0, 0, '', false, 68, 68, 0, NULL, '\x0000000000000044'),
	(0, 0, '', false, 69, 69, 0, NULL, '\x0000000000000045'),
	(0, 0, '', false, 70, 70, 0, NULL, '\x0000000000000046'),
	(0, 0, '', false, 71, 71, 0, NULL, '\x0000000000000047'),
	(0, 0, '', false, 72, 72, 0, NULL, '\x0000000000000048'),
	(0, 0, '', false, 73, 73, 0, NULL, '\x0000000000000049'),
	(0, 0, '', false, 74, 74, 0, NULL, '\x000000000000004a'),
	(0, 0, '', false, 75, 75, 0, NULL, '\x000000000000004b'),
	(0, 0, '', false, 76, 76, 0, NULL, '\x000000000000004c'),
	(0, 0, '', false, 77, 77, 0, NULL, '\x000000000000004d'),
	(0, 0, '', false, 78, 78, 0, NULL, '\x000000000000004e'),
	(0, 0, '', false, 79, 79, 0, NULL, '\x000000000000004f'),
	(0, 0, '', false, 80, 80, 0, NULL, '\x0000000000000050'),
	(0, 0, '', false, 81, 81, 0, NULL, '\x0000000000000051'),
	(0, 0, '', false, 82, 82, 0, NULL, '\x0000000000000052'),
	(0, 0, '', false, 83, 83, 0, NULL, '\x0000000000000053'),
	(0, 0, '', false, 84, 84, 0, NULL, '\x0000000000000054'),
	(0, 0, '', false, 85, 85, 0, NULL, '\x0000000000000055'),
	(0, 0, '', false, 86, 86, 0, NULL, '\x0000000000000056'),
	(0, 0, '', false, 87, 87, 0, NULL, '\x0000000000000057'),
	(0, 0, '', false, 88, 88, 0, NULL, '\x0000000000000058'),
	(0, 0, '', false, 89, 89, 0, NULL, '\x0000000000000059'),
	(0, 0, '', false, 90, 90, 0, NULL, '\x000000000000005a'),
	(0, 0, '', false, 91, 91, 0, NULL, '\x000000000000005b'),
	(0, 0, '', false, 92, 92, 0, NULL, '\x000000000000005c'),
	(0, 0, '', false, 93, 93, 0, NULL, '\x000000000000005d'),
	(0, 0, '', false, 94, 94, 0, NULL, '\x000000000000005e'),
	(0, 0, '', false, 95, 95, 0, NULL, '\x000000000000005f'),
	(0, 0, '', false, 96, 96, 0, NULL, '\x0000000000000060'),
	(0, 0, '', false, 97, 97, 0, NULL, '\x0000000000000061'),
	(0, 0, '', false, 98, 98, 0, NULL, '\x0000000000000062'),
	(0, 0, '', false, 99, 99, 0, NULL, '\x0000000000000063'),
	(0, 0, '', false, 100, 100, 0, NULL, '\x0000000000000064'),
	(0, 0, '', false, 101, 101, 0, NULL, '\x0000000000000065'),
	(0, 0, '', false, 102, 102, 0, NULL, '\x0000000000000066'),
	(0, 0, '', false, 103, 103, 0, NULL, '\x0000000000000067'),
	(0, 0, '', false, 104, 104, 0, NULL, '\x0000000000000068'),
	(0, 0, '', false, 105, 105, 0, NULL, '\x0000000000000069'),
	(0, 0, '', false, 106, 106, 0, NULL, '\x000000000000006a'),
	(0, 0, '', false, 107, 107, 0, NULL, '\x000000000000006b'),
	(0, 0, '', false, 108, 108, 0, NULL, '\x000000000000006c'),
	(0, 0, '', false, 109, 109, 0, NULL, '\x000000000000006d'),
	(0, 0, '', false, 110, 110, 0, NULL, '\x000000000000006e'),
	(0, 0, '', false, 111, 111, 0, NULL, '\x000000000000006f'),
	(0, 0, '', false, 112, 112, 0, NULL, '\x0000000000000070'),
	(0, 0, '', false, 113, 113, 0, NULL, '\x0000000000000071'),
	(0, 0, '', false, 114, 114, 0, NULL, '\x0000000000000072'),
	(0, 0, '', false, 115, 115, 0, NULL, '\x0000000000000073'),
	(0, 0, '', false, 116, 116, 0, NULL, '\x0000000000000074'),
	(0, 0, '', false, 117, 117, 0, NULL, '\x0000000000000075'),
	(0, 0, '', false, 118, 118, 0, NULL, '\x0000000000000076'),
	(0, 0, '', false, 119, 119, 0, NULL, '\x0000000000000077'),
	(0, 0, '', false, 120, 120, 0, NULL, '\x0000000000000078'),
	(0, 0, '', false, 121, 121, 0, NULL, '\x0000000000000079'),
	(0, 0, '', false, 122, 122, 0, NULL, '\x000000000000007a'),
	(0, 0, '', false, 123, 123, 0, NULL, '\x000000000000007b'),
	(0, 0, '', false, 124, 124, 0, NULL, '\x000000000000007c'),
	(0, 0, '', false, 125, 125, 0, NULL, '\x000000000000007d'),
	(0, 0, '', false, 126, 126, 0, NULL, '\x000000000000007e'),
	(0, 0, '', false, 127, 127, 0, NULL, '\x000000000000007f'),
	(0, 0, '', false, 128, 128, 0, NULL, '\x0000000000000080'),
	(0, 0, '', false, 129, 129, 0, NULL, '\x0000000000000081'),
	(0, 0, '', false, 130, 130, 0, NULL, '\x0000000000000082'),
	(0, 0, '', false, 131, 131, 0, NULL, '\x0000000000000083'),
	(0, 0, '', false, 132, 132, 0, NULL, '\x0000000000000084'),
	(0, 0, '', false, 133, 133, 0, NULL, '\x0000000000000085'),
	(0, 0, '', false, 134, 134, 0, NULL, '\x0000000000000086'),
	(0, 0, '', false, 135, 135, 0, NULL, '\x0000000000000087'),
	(0, 0, '', false, 136, 136, 0, NULL, '\x0000000000000088'),
	(0, 0, '', false, 137, 137, 0, NULL, '\x0000000000000089'),
	(0, 0, '', false, 138, 138, 0, NULL, '\x000000000000008a'),
	(0, 0, '', false, 139, 139, 0, NULL, '\x000000000000008b'),
	(0, 0, '', false, 140, 140, 0, NULL, '\x000000000000008c'),
	(0, 0, '', false, 141, 141, 0, NULL, '\x000000000000008d'),
	(0, 0, '', false, 142, 142, 0, NULL, '\x000000000000008e'),
	(0, 0, '', false, 143, 143, 0, NULL, '\x000000000000008f'),
	(0, 0, '', false, 144, 144, 0, NULL, '\x0000000000000090'),
	(0, 0, '', false, 145, 145, 0, NULL, '\x0000000000000091'),
	(0, 0, '', false, 146, 146, 0, NULL, '\x0000000000000092'),
	(0, 0, '', false, 147, 147, 0, NULL, '\x0000000000000093'),
	(0, 0, '', false, 148, 148, 0, NULL, '\x0000000000000094'),
	(0, 0, '', false, 149, 149, 0, NULL, '\x0000000000000095'),
	(0, 0, '', false, 150, 150, 0, NULL, '\x0000000000000096'),
	(0, 0, '', false, 151, 151, 0, NULL, '\x0000000000000097'),
	(0, 0, '', false, 152, 152, 0, NULL, '\x0000000000000098'),
	(0, 0, '', false, 153, 153, 0, NULL, '\x0000000000000099'),
	(0, 0, '', false, 154, 154, 0, NULL, '\x000000000000009a'),
	(0, 0, '', false, 155, 155, 0, NULL, '\x000000000000009b'),
	(0, 0, '', false, 156, 156, 0, NULL, '\x000000000000009c'),
	(0, 0, '', false, 157, 157, 0, NULL, '\x000000000000009d'),
	(0, 0, '', false, 158, 158, 0, NULL, '\x000000000000009e'),
	(0, 0, '', false, 159, 159, 0, NULL, '\x000000000000009f'),
	(0, 0, '', false, 160, 160, 0, NULL, '\x00000000000000a0'),
	(0, 0, '', false, 161, 161, 0, NULL, '\x00000000000000a1'),
	(0, 0, '', false, 162, 162, 0, NULL, '\x00000000000000a2'),
	(0, 0, '', false, 163, 163, 0, NULL, '\x00000000000000a3'),
	(0, 0, '', false, 164, 164, 0, NULL, '\x00000000000000a4'),
	(0, 0, '', false, 165, 165, 0, NULL, '\x00000000000000a5'),
	(0, 0, '', false, 166, 166, 0, NULL, '\x00000000000000a6'),
	(0, 0, '', false, 167, 167, 0, NULL, '\x00000000000000a7'),
	(0, 0, '', false, 168, 168, 0, NULL, '\x00000000000000a8'),
	(0, 0, '', false, 169, 169, 0, NULL, '\x00000000000000a9'),
	(0, 0, '', false, 170, 170, 0, NULL, '\x00000000000000aa'),
	(0, 0, '', false, 171, 171, 0, NULL, '\x00000000000000ab'),
	(0, 0, '', false, 172, 172, 0, NULL, '\x00000000000000ac'),
	(0, 0, '', false, 173, 173, 0, NULL, '\x00000000000000ad'),
	(0, 0, '', false, 174, 174, 0, NULL, '\x00000000000000ae'),
	(0, 0, '', false, 175, 175, 0, NULL, '\x00000000000000af'),
	(0, 0, '', false, 176, 176, 0, NULL, '\x00000000000000b0'),
	(0, 0, '', false, 177, 177, 0, NULL, '\x00000000000000b1'),
	(0, 0, '', false, 178, 178, 0, NULL, '\x00000000000000b2'),
	(0, 0, '', false, 179, 179, 0, NULL, '\x00000000000000b3'),
	(0, 0, '', false, 180, 180, 0, NULL, '\x00000000000000b4'),
	(0, 0, '', false, 181, 181, 0, NULL, '\x00000000000000b5'),
	(0, 0, '', false, 182, 182, 0, NULL, '\x00000000000000b6'),
	(0, 0, '', false, 183, 183, 0, NULL, '\x00000000000000b7'),
	(0, 0, '', false, 184, 184, 0, NULL, '\x00000000000000b8'),
	(0, 0, '', false, 185, 185, 0, NULL, '\x00000000000000b9'),
	(0, 0, '', false, 186, 186, 0, NULL, '\x00000000000000ba'),
	(0, 0, '', false, 187, 187, 0, NULL, '\x00000000000000bb'),
	(0, 0, '', false, 188, 188, 0, NULL, '\x00000000000000bc'),
	(0, 0, '', false, 189, 189, 0, NULL, '\x00000000000000bd'),
	(0, 0, '', false, 190, 190, 0, NULL, '\x00000000000000be'),
	(0, 0, '', false, 191, 191, 0, NULL, '\x00000000000000bf'),
	(0, 0, '', false, 192, 192, 0, NULL, '\x00000000000000c0'),
	(0, 0, '', false, 193, 193, 0, NULL, '\x00000000000000c1'),
	(0, 0, '', false, 194, 194, 0, NULL, '\x00000000000000c2'),
	(0, 0, '', false, 195, 195, 0, NULL, '\x00000000000000c3'),
	(0, 0, '', false, 196, 196, 0, NULL, '\x00000000000000c4'),
	(0, 0, '', false, 197, 197, 0, NULL, '\x00000000000000c5'),
	(0, 0, '', false, 198, 198, 0, NULL, '\x00000000000000c6'),
	(0, 0, '', false, 199, 199, 0, NULL, '\x00000000000000c7'),
	(0, 0, '', false, 200, 200, 0, NULL, '\x00000000000000c8'),
	(0, 0, '', false, 201, 201, 0, NULL, '\x00000000000000c9'),
	(0, 0, '', false, 202, 202, 0, NULL, '\x00000000000000ca'),
	(0, 0, '', false, 203, 203, 0, NULL, '\x00000000000000cb'),
	(0, 0, '', false, 204, 204, 0, NULL, '\x00000000000000cc'),
	(0, 0, '', false, 205, 205, 0, NULL, '\x00000000000000cd'),
	(0, 0, '', false, 206, 206, 0, NULL, '\x00000000000000ce'),
	(0, 0, '', false, 207, 207, 0, NULL, '\x00000000000000cf'),
	(0, 0, '', false, 208, 208, 0, NULL, '\x00000000000000d0'),
	(0, 0, '', false, 209, 209, 0, NULL, '\x00000000000000d1'),
	(0, 0, '', false, 210, 210, 0, NULL, '\x00000000000000d2'),
	(0, 0, '', false, 211, 211, 0, NULL, '\x00000000000000d3'),
	(0, 0, '', false, 212, 212, 0, NULL, '\x00000000000000d4'),
	(0, 0, '', false, 213, 213, 0, NULL, '\x00000000000000d5'),
	(0, 0, '', false, 214, 214, 0, NULL, '\x00000000000000d6'),
	(0, 0, '', false, 215, 215, 0, NULL, '\x00000000000000d7'),
	(0, 0, '', false, 216, 216, 0, NULL, '\x00000000000000d8'),
	(0, 0, '', false, 217, 217, 0, NULL, '\x00000000000000d9'),
	(0, 0, '', false, 218, 218, 0, NULL, '\x00000000000000da'),
	(0, 0, '', false, 219, 219, 0, NULL, '\x00000000000000db'),
	(0, 0, '', false, 220, 220, 0, NULL, '\x00000000000000dc'),
	(0, 0, '', false, 221, 221, 0, NULL, '\x00000000000000dd'),
	(0, 0, '', false, 222, 222, 0, NULL, '\x00000000000000de'),
	(0, 0, '', false, 223, 223, 0, NULL, '\x00000000000000df'),
	(0, 0, '', false, 224, 224, 0, NULL, '\x00000000000000e0'),
	(0, 0, '', false, 225, 225, 0, NULL, '\x00000000000000e1'),
	(0, 0, '', false, 226, 226, 0, NULL, '\x00000000000000e2'),
	(0, 0, '', false, 227, 227, 0, NULL, '\x00000000000000e3'),
	(0, 0, '', false, 228, 228, 0, NULL, '\x00000000000000e4'),
	(0, 0, '', false, 229, 229, 0, NULL, '\x00000000000000e5'),
	(0, 0, '', false, 230, 230, 0, NULL, '\x00000000000000e6'),
	(0, 0, '', false, 231, 231, 0, NULL, '\x00000000000000e7'),
	(0, 0, '', false, 232, 232, 0, NULL, '\x00000000000000e8'),
	(0, 0, '', false, 233, 233, 0, NULL, '\x00000000000000e9'),
	(0, 0, '', false, 234, 234, 0, NULL, '\x00000000000000ea'),
	(0, 0, '', false, 235, 235, 0, NULL, '\x00000000000000eb'),
	(0, 0, '', false, 236, 236, 0, NULL, '\x00000000000000ec'),
	(0, 0, '', false, 237, 237, 0, NULL, '\x00000000000000ed'),
	(0, 0, '', false, 238, 238, 0, NULL, '\x00000000000000ee'),
	(0, 0, '', false, 239, 239, 0, NULL, '\x00000000000000ef'),
	(0, 0, '', false, 240, 240, 0, NULL, '\x00000000000000f0'),
	(0, 0, '', false, 241, 241, 0, NULL, '\x00000000000000f1'),
	(0, 0, '', false, 242, 242, 0, NULL, '\x00000000000000f2'),
	(0, 0, '', false, 243, 243, 0, NULL, '\x00000000000000f3'),
	(0, 0, '', false, 244, 244, 0, NULL, '\x00000000000000f4'),
	(0, 0, '', false, 245, 245, 0, NULL, '\x00000000000000f5'),
	(0, 0, '', false, 246, 246, 0, NULL, '\x00000000000000f6'),
	(0, 0, '', false, 247, 247, 0, NULL, '\x00000000000000f7'),
	(0, 0, '', false, 248, 248, 0, NULL, '\x00000000000000f8'),
	(0, 0, '', false, 249, 249, 0, NULL, '\x00000000000000f9'),
	(0, 0, '', false, 250, 250, 0, NULL, '\x00000000000000fa'),
	(0, 0, '', false, 251, 251, 0, NULL, '\x00000000000000fb'),
	(0, 0, '', false, 252, 252, 0, NULL, '\x00000000000000fc'),
	(0, 0, '', false, 253, 253, 0, NULL, '\x00000000000000fd'),
	(0, 0, '', false, 254, 254, 0, NULL, '\x00000000000000fe'),
	(0, 0, '', false, 255, 255, 0, NULL, '\x00000000000000ff'),
	(0, 0, '', false, 256, 256, 0, NULL, '\x0000000000000100'),
	(0, 0, '', false, 257, 257, 0, NULL, '\x0000000000000101'),
	(0, 0, '', false, 258, 258, 0, NULL, '\x0000000000000102'),
	(0, 0, '', false, 259, 259, 0, NULL, '\x0000000000000103'),
	(0, 0, '', false, 260, 260, 0, NULL, '\x0000000000000104'),
	(0, 0, '', false, 261, 261, 0, NULL, '\x0000000000000105'),
	(0, 0, '', false, 262, 262, 0, NULL, '\x0000000000000106'),
	(0, 0, '', false, 263, 263, 0, NULL, '\x0000000000000107'),
	(0, 0, '', false, 264, 264, 0, NULL, '\x0000000000000108'),
	(0, 0, '', false, 265, 265, 0, NULL, '\x0000000000000109'),
	(0, 0, '', false, 266, 266, 0, NULL, '\x000000000000010a'),
	(0, 0, '', false, 267, 267, 0, NULL, '\x000000000000010b'),
	(0, 0, '', false, 268, 268, 0, NULL, '\x000000000000010c'),
	(0, 0, '', false, 269, 269, 0, NULL, '\x000000000000010d'),
	(0, 0, '', false, 270, 270, 0, NULL, '\x000000000000010e'),
	(0, 0, '', false, 271, 271, 0, NULL, '\x000000000000010f'),
	(0, 0, '', false, 272, 272, 0, NULL, '\x0000000000000110'),
	(0, 0, '', false, 273, 273, 0, NULL, '\x0000000000000111'),
	(0, 0, '', false, 274, 274, 0, NULL, '\x0000000000000112'),
	(0, 0, '', false, 275, 275, 0, NULL, '\x0000000000000113'),
	(0, 0, '', false, 276, 276, 0, NULL, '\x0000000000000114'),
	(0, 0, '', false, 277, 277, 0, NULL, '\x0000000000000115'),
	(0, 0, '', false, 278, 278, 0, NULL, '\x0000000000000116'),
	(0, 0, '', false, 279, 279, 0, NULL, '\x0000000000000117'),
	(0, 0, '', false, 280, 280, 0, NULL, '\x0000000000000118'),
	(0, 0, '', false, 281, 281, 0, NULL, '\x0000000000000119'),
	(0, 0, '', false, 282, 282, 0, NULL, '\x000000000000011a'),
	(0, 0, '', false, 283, 283, 0, NULL, '\x000000000000011b'),
	(0, 0, '', false, 284, 284, 0, NULL, '\x000000000000011c'),
	(0, 0, '', false, 285, 285, 0, NULL, '\x000000000000011d'),
	(0, 0, '', false, 286, 286, 0, NULL, '\x000000000000011e'),
	(0, 0, '', false, 287, 287, 0, NULL, '\x000000000000011f'),
	(0, 0, '', false, 288, 288, 0, NULL, '\x0000000000000120'),
	(0, 0, '', false, 289, 289, 0, NULL, '\x0000000000000121'),
	(0, 0, '', false, 290, 290, 0, NULL, '\x0000000000000122'),
	(0, 0, '', false, 291, 291, 0, NULL, '\x0000000000000123'),
	(0, 0, '', false, 292, 292, 0, NULL, '\x0000000000000124'),
	(0, 0, '', false, 293, 293, 0, NULL, '\x0000000000000125'),
	(0, 0, '', false, 294, 294, 0, NULL, '\x0000000000000126'),
	(0, 0, '', false, 295, 295, 0, NULL, '\x0000000000000127'),
	(0, 0, '', false, 296, 296, 0, NULL, '\x0000000000000128'),
	(0, 0, '', false, 297, 297, 0, NULL, '\x0000000000000129'),
	(0, 0, '', false, 298, 298, 0, NULL, '\x000000000000012a'),
	(0, 0, '', false, 299, 299, 0, NULL, '\x000000000000012b'),
	(0, 0, '', false, 300, 300, 0, NULL, '\x000000000000012c'),
	(0, 0, '', false, 301, 301, 0, NULL, '\x000000000000012d'),
	(0, 0, '', false, 302, 302, 0, NULL, '\x000000000000012e'),
	(0, 0, '', false, 303, 303, 0, NULL, '\x000000000000012f'),
	(0, 0, '', false, 304, 304, 0, NULL, '\x0000000000000130'),
	(0, 0, '', false, 305, 305, 0, NULL, '\x0000000000000131'),
	(0, 0, '', false, 306, 306, 0, NULL, '\x0000000000000132'),
	(0, 0, '', false, 307, 307, 0, NULL, '\x0000000000000133'),
	(0, 0, '', false, 308, 308, 0, NULL, '\x0000000000000134'),
	(0, 0, '', false, 309, 309, 0, NULL, '\x0000000000000135'),
	(0, 0, '', false, 310, 310, 0, NULL, '\x0000000000000136'),
	(0, 0, '', false, 311, 311, 0, NULL, '\x0000000000000137'),
	(0, 0, '', false, 312, 312, 0, NULL, '\x0000000000000138'),
	(0, 0, '', false, 313, 313, 0, NULL, '\x0000000000000139'),
	(0, 0, '', false, 314, 314, 0, NULL, '\x000000000000013a'),
	(0, 0, '', false, 315, 315, 0, NULL, '\x000000000000013b'),
	(0, 0, '', false, 316, 316, 0, NULL, '\x000000000000013c'),
	(0, 0, '', false, 317, 317, 0, NULL, '\x000000000000013d'),
	(0, 0, '', false, 318, 318, 0, NULL, '\x000000000000013e'),
	(0, 0, '', false, 319, 319, 0, NULL, '\x000000000000013f'),
	(0, 0, '', false, 320, 320, 0, NULL, '\x0000000000000140'),
	(0, 0, '', false, 321, 321, 0, NULL, '\x0000000000000141'),
	(0, 0, '', false, 322, 322, 0, NULL, '\x0000000000000142'),
	(0, 0, '', false, 323, 323, 0, NULL, '\x0000000000000143'),
	(0, 0, '', false, 324, 324, 0, NULL, '\x0000000000000144'),
	(0, 0, '', false, 325, 325, 0, NULL, '\x0000000000000145'),
	(0, 0, '', false, 326, 326, 0, NULL, '\x0000000000000146'),
	(0, 0, '', false, 327, 327, 0, NULL, '\x0000000000000147'),
	(0, 0, '', false, 328, 328, 0, NULL, '\x0000000000000148'),
	(0, 0, '', false, 329, 329, 0, NULL, '\x0000000000000149'),
	(0, 0, '', false, 330, 330, 0, NULL, '\x000000000000014a'),
	(0, 0, '', false, 331, 331, 0, NULL, '\x000000000000014b'),
	(0, 0, '', false, 332, 332, 0, NULL, '\x000000000000014c'),
	(0, 0, '', false, 333, 333, 0, NULL, '\x000000000000014d'),
	(0, 0, '', false, 334, 334, 0, NULL, '\x000000000000014e'),
	(0, 0, '', false, 335, 335, 0, NULL, '\x000000000000014f'),
	(0, 0, '', false, 336, 336, 0, NULL, '\x0000000000000150'),
	(0, 0, '', false, 337, 337, 0, NULL, '\x0000000000000151'),
	(0, 0, '', false, 338, 338, 0, NULL, '\x0000000000000152'),
	(0, 0, '', false, 339, 339, 0, NULL, '\x0000000000000153'),
	(0, 0, '', false, 340, 340, 0, NULL, '\x0000000000000154'),
	(0, 0, '', false, 341, 341, 0, NULL, '\x0000000000000155'),
	(0, 0, '', false, 342, 342, 0, NULL, '\x0000000000000156'),
	(0, 0, '', false, 343, 343, 0, NULL, '\x0000000000000157'),
	(0, 0, '', false, 344, 344, 0, NULL, '\x0000000000000158'),
	(0, 0, '', false, 345, 345, 0, NULL, '\x0000000000000159'),
	(0, 0, '', false, 346, 346, 0, NULL, '\x000000000000015a'),
	(0, 0, '', false, 347, 347, 0, NULL, '\x000000000000015b'),
	(0, 0, '', false, 348, 348, 0, NULL, '\x000000000000015c'),
	(0, 0, '', false, 349, 349, 0, NULL, '\x000000000000015d'),
	(0, 0, '', false, 350, 350, 0, NULL, '\x000000000000015e'),
	(0, 0, '', false, 351, 351, 0, NULL, '\x000000000000015f'),
	(0, 0, '', false, 352, 352, 0, NULL, '\x0000000000000160'),
	(0, 0, '', false, 353, 353, 0, NULL, '\x0000000000000161'),
	(0, 0, '', false, 354, 354, 0, NULL, '\x0000000000000162'),
	(0, 0, '', false, 355, 355, 0, NULL, '\x0000000000000163'),
	(0, 0, '', false, 356, 356, 0, NULL, '\x0000000000000164'),
	(0, 0, '', false, 357, 357, 0, NULL, '\x0000000000000165'),
	(0, 0, '', false, 358, 358, 0, NULL, '\x0000000000000166'),
	(0, 0, '', false, 359, 359, 0, NULL, '\x0000000000000167'),
	(0, 0, '', false, 360, 360, 0, NULL, '\x0000000000000168'),
	(0, 0, '', false, 361, 361, 0, NULL, '\x0000000000000169'),
	(0, 0, '', false, 362, 362, 0, NULL, '\x000000000000016a'),
	(0, 0, '', false, 363, 363, 0, NULL, '\x000000000000016b'),
	(0, 0, '', false, 364, 364, 0, NULL, '\x000000000000016c'),
	(0, 0, '', false, 365, 365, 0, NULL, '\x000000000000016d'),
	(0, 0, '', false, 366, 366, 0, NULL, '\x000000000000016e'),
	(0, 0, '', false, 367, 367, 0, NULL, '\x000000000000016f'),
	(0, 0, '', false, 368, 368, 0, NULL, '\x0000000000000170'),
	(0, 0, '', false, 369, 369, 0, NULL, '\x0000000000000171'),
	(0, 0, '', false, 370, 370, 0, NULL, '\x0000000000000172'),
	(0, 0, '', false, 371, 371, 0, NULL, '\x0000000000000173'),
	(0, 0, '', false, 372, 372, 0, NULL, '\x0000000000000174'),
	(0, 0, '', false, 373, 373, 0, NULL, '\x0000000000000175'),
	(0, 0, '', false, 374, 374, 0, NULL, '\x0000000000000176'),
	(0, 0, '', false, 375, 375, 0, NULL, '\x0000000000000177'),
	(0, 0, '', false, 376, 376, 0, NULL, '\x0000000000000178'),
	(0, 0, '', false, 377, 377, 0, NULL, '\x0000000000000179'),
	(0, 0, '', false, 378, 378, 0, NULL, '\x000000000000017a'),
	(0, 0, '', false, 379, 379, 0, NULL, '\x000000000000017b'),
	(0, 0, '', false, 380, 380, 0, NULL, '\x000000000000017c'),
	(0, 0, '', false, 381, 381, 0, NULL, '\x000000000000017d'),
	(0, 0, '', false, 382, 382, 0, NULL, '\x000000000000017e'),
	(0, 0, '', false, 383, 383, 0, NULL, '\x000000000000017f'),
	(0, 0, '', false, 384, 384, 0, NULL, '\x0000000000000180'),
	(0, 0, '', false, 385, 385, 0, NULL, '\x0000000000000181'),
	(0, 0, '', false, 386, 386, 0, NULL, '\x0000000000000182'),
	(0, 0, '', false, 387, 387, 0, NULL, '\x0000000000000183'),
	(0, 0, '', false, 388, 388, 0, NULL, '\x0000000000000184'),
	(0, 0, '', false, 389, 389, 0, NULL, '\x0000000000000185'),
	(0, 0, '', false, 390, 390, 0, NULL, '\x0000000000000186'),
	(0, 0, '', false, 391, 391, 0, NULL, '\x0000000000000187'),
	(0, 0, '', false, 392, 392, 0, NULL, '\x0000000000000188'),
	(0, 0, '', false, 393, 393, 0, NULL, '\x0000000000000189'),
	(0, 0, '', false, 394, 394, 0, NULL, '\x000000000000018a'),
	(0, 0, '', false, 395, 395, 0, NULL, '\x000000000000018b'),
	(0, 0, '', false, 396, 396, 0, NULL, '\x000000000000018c'),
	(0, 0, '', false, 397, 397, 0, NULL, '\x000000000000018d'),
	(0, 0, '', false, 398, 398, 0, NULL, '\x000000000000018e'),
	(0, 0, '', false, 399, 399, 0, NULL, '\x000000000000018f'),
	(0, 0, '', false, 400, 400, 0, NULL, '\x0000000000000190'),
	(0, 0, '', false, 401, 401, 0, NULL, '\x0000000000000191'),
	(0, 0, '', false, 402, 402, 0, NULL, '\x0000000000000192'),
	(0, 0, '', false, 403, 403, 0, NULL, '\x0000000000000193'),
	(0, 0, '', false, 404, 404, 0, NULL, '\x0000000000000194'),
	(0, 0, '', false, 405, 405, 0, NULL, '\x0000000000000195'),
	(0, 0, '', false, 406, 406, 0, NULL, '\x0000000000000196'),
	(0, 0, '', false, 407, 407, 0, NULL, '\x0000000000000197'),
	(0, 0, '', false, 408, 408, 0, NULL, '\x0000000000000198'),
	(0, 0, '', false, 409, 409, 0, NULL, '\x0000000000000199'),
	(0, 0, '', false, 410, 410, 0, NULL, '\x000000000000019a'),
	(0, 0, '', false, 411, 411, 0, NULL, '\x000000000000019b'),
	(0, 0, '', false, 412, 412, 0, NULL, '\x000000000000019c'),
	(0, 0, '', false, 413, 413, 0, NULL, '\x000000000000019d'),
	(0, 0, '', false, 414, 414, 0, NULL, '\x000000000000019e'),
	(0, 0, '', false, 415, 415, 0, NULL, '\x000000000000019f'),
	(0, 0, '', false, 416, 416, 0, NULL, '\x00000000000001a0'),
	(0, 0, '', false, 417, 417, 0, NULL, '\x00000000000001a1'),
	(0, 0, '', false, 418, 418, 0, NULL, '\x00000000000001a2'),
	(0, 0, '', false, 419, 419, 0, NULL, '\x00000000000001a3'),
	(0, 0, '', false, 420, 420, 0, NULL, '\x00000000000001a4'),
	(0, 0, '', false, 421, 421, 0, NULL, '\x00000000000001a5'),
	(0, 0, '', false, 422, 422, 0, NULL, '\x00000000000001a6'),
	(0, 0, '', false, 423, 423, 0, NULL, '\x00000000000001a7'),
	(0, 0, '', false, 424, 424, 0, NULL, '\x00000000000001a8'),
	(0, 0, '', false, 425, 425, 0, NULL, '\x00000000000001a9'),
	(0, 0, '', false, 426, 426, 0, NULL, '\x00000000000001aa'),
	(0, 0, '', false, 427, 427, 0, NULL, '\x00000000000001ab'),
	(0, 0, '', false, 428, 428, 0, NULL, '\x00000000000001ac'),
	(0, 0, '', false, 429, 429, 0, NULL, '\x00000000000001ad'),
	(0, 0, '', false, 430, 430, 0, NULL, '\x00000000000001ae'),
	(0, 0, '', false, 431, 431, 0, NULL, '\x00000000000001af'),
	(0, 0, '', false, 432, 432, 0, NULL, '\x00000000000001b0'),
	(0, 0, '', false, 433, 433, 0, NULL, '\x00000000000001b1'),
	(0, 0, '', false, 434, 434, 0, NULL, '\x00000000000001b2'),
	(0, 0, '', false, 435, 435, 0, NULL, '\x00000000000001b3'),
	(0, 0, '', false, 436, 436, 0, NULL, '\x00000000000001b4'),
	(0, 0, '', false, 437, 437, 0, NULL, '\x00000000000001b5'),
	(0, 0, '', false, 438, 438, 0, NULL, '\x00000000000001b6'),
	(0, 0, '', false, 439, 439, 0, NULL, '\x00000000000001b7'),
	(0, 0, '', false, 440, 440, 0, NULL, '\x00000000000001b8'),
	(0, 0, '', false, 441, 441, 0, NULL, '\x00000000000001b9'),
	(0, 0, '', false, 442, 442, 0, NULL, '\x00000000000001ba'),
	(0, 0, '', false, 443, 443, 0, NULL, '\x00000000000001bb'),
	(0, 0, '', false, 444, 444, 0, NULL, '\x00000000000001bc'),
	(0, 0, '', false, 445, 445, 0, NULL, '\x00000000000001bd'),
	(0, 0, '', false, 446, 446, 0, NULL, '\x00000000000001be'),
	(0, 0, '', false, 447, 447, 0, NULL, '\x00000000000001bf'),
	(0, 0, '', false, 448, 448, 0, NULL, '\x00000000000001c0'),
	(0, 0, '', false, 449, 449, 0, NULL, '\x00000000000001c1'),
	(0, 0, '', false, 450, 450, 0, NULL, '\x00000000000001c2'),
	(0, 0, '', false, 451, 451, 0, NULL, '\x00000000000001c3'),
	(0, 0, '', false, 452, 452, 0, NULL, '\x00000000000001c4'),
	(0, 0, '', false, 453, 453, 0, NULL, '\x00000000000001c5'),
	(0, 0, '', false, 454, 454, 0, NULL, '\x00000000000001c6'),
	(0, 0, '', false, 455, 455, 0, NULL, '\x00000000000001c7'),
	(0, 0, '', false, 456, 456, 0, NULL, '\x00000000000001c8'),
	(0, 0, '', false, 457, 457, 0, NULL, '\x00000000000001c9'),
	(0, 0, '', false, 458, 458, 0, NULL, '\x00000000000001ca'),
	(0, 0, '', false, 459, 459, 0, NULL, '\x00000000000001cb'),
	(0, 0, '', false, 460, 460, 0, NULL, '\x00000000000001cc'),
	(0, 0, '', false, 461, 461, 0, NULL, '\x00000000000001cd'),
	(0, 0, '', false, 462, 462, 0, NULL, '\x00000000000001ce'),
	(0, 0, '', false, 463, 463, 0, NULL, '\x00000000000001cf'),
	(0, 0, '', false, 464, 464, 0, NULL, '\x00000000000001d0'),
	(0, 0, '', false, 465, 465, 0, NULL, '\x00000000000001d1'),
	(0, 0, '', false, 466, 466, 0, NULL, '\x00000000000001d2'),
	(0, 0, '', false, 467, 467, 0, NULL, '\x00000000000001d3'),
	(0, 0, '', false, 468, 468, 0, NULL, '\x00000000000001d4'),
	(0, 0, '', false, 469, 469, 0, NULL, '\x00000000000001d5'),
	(0, 0, '', false, 470, 470, 0, NULL, '\x00000000000001d6'),
	(0, 0, '', false, 471, 471, 0, NULL, '\x00000000000001d7'),
	(0, 0, '', false, 472, 472, 0, NULL, '\x00000000000001d8'),
	(0, 0, '', false, 473, 473, 0, NULL, '\x00000000000001d9'),
	(0, 0, '', false, 474, 474, 0, NULL, '\x00000000000001da'),
	(0, 0, '', false, 475, 475, 0, NULL, '\x00000000000001db'),
	(0, 0, '', false, 476, 476, 0, NULL, '\x00000000000001dc'),
	(0, 0, '', false, 477, 477, 0, NULL, '\x00000000000001dd'),
	(0, 0, '', false, 478, 478, 0, NULL, '\x00000000000001de'),
	(0, 0, '', false, 479, 479, 0, NULL, '\x00000000000001df'),
	(0, 0, '', false, 480, 480, 0, NULL, '\x00000000000001e0'),
	(0, 0, '', false, 481, 481, 0, NULL, '\x00000000000001e1'),
	(0, 0, '', false, 482, 482, 0, NULL, '\x00000000000001e2'),
	(0, 0, '', false, 483, 483, 0, NULL, '\x00000000000001e3'),
	(0, 0, '', false, 484, 484, 0, NULL, '\x00000000000001e4'),
	(0, 0, '', false, 485, 485, 0, NULL, '\x00000000000001e5'),
	(0, 0, '', false, 486, 486, 0, NULL, '\x00000000000001e6'),
	(0, 0, '', false, 487, 487, 0, NULL, '\x00000000000001e7'),
	(0, 0, '', false, 488, 488, 0, NULL, '\x00000000000001e8'),
	(0, 0, '', false, 489, 489, 0, NULL, '\x00000000000001e9'),
	(0, 0, '', false, 490, 490, 0, NULL, '\x00000000000001ea'),
	(0, 0, '', false, 491, 491, 0, NULL, '\x00000000000001eb'),
	(0, 0, '', false, 492, 492, 0, NULL, '\x00000000000001ec'),
	(0, 0, '', false, 493, 493, 0, NULL, '\x00000000000001ed'),
	(0, 0, '', false, 494, 494, 0, NULL, '\x00000000000001ee'),
	(0, 0, '', false, 495, 495, 0, NULL, '\x00000000000001ef'),
	(0, 0, '', false, 496, 496, 0, NULL, '\x00000000000001f0'),
	(0, 0, '', false, 497, 497, 0, NULL, '\x00000000000001f1'),
	(0, 0, '', false, 498, 498, 0, NULL, '\x00000000000001f2'),
	(0, 0, '', false, 499, 499, 0, NULL, '\x00000000000001f3'),
	(0, 0, '', false, 500, 500, 0, NULL, '\x00000000000001f4');
INSERT INTO public.waiting VALUES
	(0, 0, '', false, 501, 501, 0, NULL, '\x00000000000001f5'),
	(0, 0, '', false, 502, 502, 0, NULL, '\x00000000000001f6'),
	(0, 0, '', false, 503, 503, 0, NULL, '\x00000000000001f7'),
	(0, 0, '', false, 504, 504, 0, NULL, '\x00000000000001f8'),
	(0, 0, '', false, 505, 505, 0, NULL, '\x00000000000001f9'),
	(0, 0, '', false, 506, 506, 0, NULL, '\x00000000000001fa'),
	(0, 0, '', false, 507, 507, 0, NULL, '\x00000000000001fb'),
	(0, 0, '', false, 508, 508, 0, NULL, '\x00000000000001fc'),
	(0, 0, '', false, 509, 509, 0, NULL, '\x00000000000001fd'),
	(0, 0, '', false, 510, 510, 0, NULL, '\x00000000000001fe'),
	(0, 0, '', false, 511, 511, 0, NULL, '\x00000000000001ff'),
	(0, 0, '', false, 512, 512, 0, NULL, '\x0000000000000200'),
	(0, 0, '', false, 513, 513, 0, NULL, '\x0000000000000201'),
	(0, 0, '', false, 514, 514, 0, NULL, '\x0000000000000202'),
	(0, 0, '', false, 515, 515, 0, NULL, '\x0000000000000203'),
	(0, 0, '', false, 516, 516, 0, NULL, '\x0000000000000204'),
	(0, 0, '', false, 517, 517, 0, NULL, '\x0000000000000205'),
	(0, 0, '', false, 518, 518, 0, NULL, '\x0000000000000206'),
	(0, 0, '', false, 519, 519, 0, NULL, '\x0000000000000207'),
	(0, 0, '', false, 520, 520, 0, NULL, '\x0000000000000208'),
	(0, 0, '', false, 521, 521, 0, NULL, '\x0000000000000209'),
	(0, 0, '', false, 522, 522, 0, NULL, '\x000000000000020a'),
	(0, 0, '', false, 523, 523, 0, NULL, '\x000000000000020b'),
	(0, 0, '', false, 524, 524, 0, NULL, '\x000000000000020c'),
	(0, 0, '', false, 525, 525, 0, NULL, '\x000000000000020d'),
	(0, 0, '', false, 526, 526, 0, NULL, '\x000000000000020e'),
	(0, 0, '', false, 527, 527, 0, NULL, '\x000000000000020f'),
	(0, 0, '', false, 528, 528, 0, NULL, '\x0000000000000210'),
	(0, 0, '', false, 529, 529, 0, NULL, '\x0000000000000211'),
	(0, 0, '', false, 530, 530, 0, NULL, '\x0000000000000212'),
	(0, 0, '', false, 531, 531, 0, NULL, '\x0000000000000213'),
	(0, 0, '', false, 532, 532, 0, NULL, '\x0000000000000214'),
	(0, 0, '', false, 533, 533, 0, NULL, '\x0000000000000215'),
	(0, 0, '', false, 534, 534, 0, NULL, '\x0000000000000216'),
	(0, 0, '', false, 535, 535, 0, NULL, '\x0000000000000217'),
	(0, 0, '', false, 536, 536, 0, NULL, '\x0000000000000218'),
	(0, 0, '', false, 537, 537, 0, NULL, '\x0000000000000219'),
	(0, 0, '', false, 538, 538, 0, NULL, '\x000000000000021a'),
	(0, 0, '', false, 539, 539, 0, NULL, '\x000000000000021b'),
	(0, 0, '', false, 540, 540, 0, NULL, '\x000000000000021c'),
	(0, 0, '', false, 541, 541, 0, NULL, '\x000000000000021d'),
	(0, 0, '', false, 542, 542, 0, NULL, '\x000000000000021e'),
	(0, 0, '', false, 543, 543, 0, NULL, '\x000000000000021f'),
	(0, 0, '', false, 544, 544, 0, NULL, '\x0000000000000220'),
	(0, 0, '', false, 545, 545, 0, NULL, '\x0000000000000221'),
	(0, 0, '', false, 546, 546, 0, NULL, '\x0000000000000222'),
	(0, 0, '', false, 547, 547, 0, NULL, '\x0000000000000223'),
	(0, 0, '', false, 548, 548, 0, NULL, '\x0000000000000224'),
	(0, 0, '', false, 549, 549, 0, NULL, '\x0000000000000225'),
	(0, 0, '', false, 550, 550, 0, NULL, '\x0000000000000226'),
	(0, 0, '', false, 551, 551, 0, NULL, '\x0000000000000227'),
	(0, 0, '', false, 552, 552, 0, NULL, '\x0000000000000228'),
	(0, 0, '', false, 553, 553, 0, NULL, '\x0000000000000229'),
	(0, 0, '', false, 554, 554, 0, NULL, '\x000000000000022a'),
	(0, 0, '', false, 555, 555, 0, NULL, '\x000000000000022b'),
	(0, 0, '', false, 556, 556, 0, NULL, '\x000000000000022c'),
	(0, 0, '', false, 557, 557, 0, NULL, '\x000000000000022d'),
	(0, 0, '', false, 558, 558, 0, NULL, '\x000000000000022e'),
	(0, 0, '', false, 559, 559, 0, NULL, '\x000000000000022f'),
	(0, 0, '', false, 560, 560, 0, NULL, '\x0000000000000230'),
	(0, 0, '', false, 561, 561, 0, NULL, '\x0000000000000231'),
	(0, 0, '', false, 562, 562, 0, NULL, '\x0000000000000232'),
	(0, 0, '', false, 563, 563, 0, NULL, '\x0000000000000233'),
	(0, 0, '', false, 564, 564, 0, NULL, '\x0000000000000234'),
	(0, 0, '', false, 565, 565, 0, NULL, '\x0000000000000235'),
	(0, 0, '', false, 566, 566, 0, NULL, '\x0000000000000236'),
	(0, 0, '', false, 567, 567, 0, NULL, '\x0000000000000237'),
	(0, 0, '', false, 568, 568, 0, NULL, '\x0000000000000238'),
	(0, 0, '', false, 569, 569, 0, NULL, '\x0000000000000239'),
	(0, 0, '', false, 570, 570, 0, NULL, '\x000000000000023a'),
	(0, 0, '', false, 571, 571, 0, NULL, '\x000000000000023b'),
	(0, 0, '', false, 572, 572, 0, NULL, '\x000000000000023c'),
	(0, 0, '', false, 573, 573, 0, NULL, '\x000000000000023d'),
	(0, 0, '', false, 574, 574, 0, NULL, '\x000000000000023e'),
	(0, 0, '', false, 575, 575, 0, NULL, '\x000000000000023f'),
	(0, 0, '', false, 576, 576, 0, NULL, '\x0000000000000240'),
	(0, 0, '', false, 577, 577, 0, NULL, '\x0000000000000241'),
	(0, 0, '', false, 578, 578, 0, NULL, '\x0000000000000242'),
	(0, 0, '', false, 579, 579, 0, NULL, '\x0000000000000243'),
	(0, 0, '', false, 580, 580, 0, NULL, '\x0000000000000244'),
	(0, 0, '', false, 581, 581, 0, NULL, '\x0000000000000245'),
	(0, 0, '', false, 582, 582, 0, NULL, '\x0000000000000246'),
	(0, 0, '', false, 583, 583, 0, NULL, '\x0000000000000247'),
	(0, 0, '', false, 584, 584, 0, NULL, '\x0000000000000248'),
	(0, 0, '', false, 585, 585, 0, NULL, '\x0000000000000249'),
	(0, 0, '', false, 586, 586, 0, NULL, '\x000000000000024a'),
	(0, 0, '', false, 587, 587, 0, NULL, '\x000000000000024b'),
	(0, 0, '', false, 588, 588, 0, NULL, '\x000000000000024c'),
	(0, 0, '', false, 589, 589, 0, NULL, '\x000000000000024d'),
	(0, 0, '', false, 590, 590, 0, NULL, '\x000000000000024e'),
	(0, 0, '', false, 591, 591, 0, NULL, '\x000000000000024f'),
	(0, 0, '', false, 592, 592, 0, NULL, '\x0000000000000250'),
	(0, 0, '', false, 593, 593, 0, NULL, '\x0000000000000251'),
	(0, 0, '', false, 594, 594, 0, NULL, '\x0000000000000252'),
	(0, 0, '', false, 595, 595, 0, NULL, '\x0000000000000253'),
	(0, 0, '', false, 596, 596, 0, NULL, '\x0000000000000254'),
	(0, 0, '', false, 597, 597, 0, NULL, '\x0000000000000255'),
	(0, 0, '', false, 598, 598, 0, NULL, '\x0000000000000256'),
	(0, 0, '', false, 599, 599, 0, NULL, '\x0000000000000257'),
	(0, 0, '', false, 600, 600, 0, NULL, '\x0000000000000258'),
	(0, 0, '', false, 601, 601, 0, NULL, '\x0000000000000259'),
	(0, 0, '', false, 602, 602, 0, NULL, '\x000000000000025a'),
	(0, 0, '', false, 603, 603, 0, NULL, '\x000000000000025b'),
	(0, 0, '', false, 604, 604, 0, NULL, '\x000000000000025c'),
	(0, 0, '', false, 605, 605, 0, NULL, '\x000000000000025d'),
	(0, 0, '', false, 606, 606, 0, NULL, '\x000000000000025e'),
	(0, 0, '', false, 607, 607, 0, NULL, '\x000000000000025f'),
	(0, 0, '', false, 608, 608, 0, NULL, '\x0000000000000260'),
	(0, 0, '', false, 609, 609, 0, NULL, '\x0000000000000261'),
	(0, 0, '', false, 610, 610, 0, NULL, '\x0000000000000262'),
	(0, 0, '', false, 611, 611, 0, NULL, '\x0000000000000263'),
	(0, 0, '', false, 612, 612, 0, NULL, '\x0000000000000264'),
	(0, 0, '', false, 613, 613, 0, NULL, '\x0000000000000265'),
	(0, 0, '', false, 614, 614, 0, NULL, '\x0000000000000266'),
	(0, 0, '', false, 615, 615, 0, NULL, '\x0000000000000267'),
	(0, 0, '', false, 616, 616, 0, NULL, '\x0000000000000268'),
	(0, 0, '', false, 617, 617, 0, NULL, '\x0000000000000269'),
	(0, 0, '', false, 618, 618, 0, NULL, '\x000000000000026a'),
	(0, 0, '', false, 619, 619, 0, NULL, '\x000000000000026b'),
	(0, 0, '', false, 620, 620, 0, NULL, '\x000000000000026c'),
	(0, 0, '', false, 621, 621, 0, NULL, '\x000000000000026d'),
	(0, 0, '', false, 622, 622, 0, NULL, '\x000000000000026e'),
	(0, 0, '', false, 623, 623, 0, NULL, '\x000000000000026f'),
	(0, 0, '', false, 624, 624, 0, NULL, '\x0000000000000270'),
	(0, 0, '', false, 625, 625, 0, NULL, '\x0000000000000271'),
	(0, 0, '', false, 626, 626, 0, NULL, '\x0000000000000272'),
	(0, 0, '', false, 627, 627, 0, NULL, '\x0000000000000273'),
	(0, 0, '', false, 628, 628, 0, NULL, '\x0000000000000274'),
	(0, 0, '', false, 629, 629, 0, NULL, '\x0000000000000275'),
	(0, 0, '', false, 630, 630, 0, NULL, '\x0000000000000276'),
	(0, 0, '', false, 631, 631, 0, NULL, '\x0000000000000277'),
	(0, 0, '', false, 632, 632, 0, NULL, '\x0000000000000278'),
	(0, 0, '', false, 633, 633, 0, NULL, '\x0000000000000279'),
	(0, 0, '', false, 634, 634, 0, NULL, '\x000000000000027a'),
	(0, 0, '', false, 635, 635, 0, NULL, '\x000000000000027b'),
	(0, 0, '', false, 636, 636, 0, NULL, '\x000000000000027c'),
	(0, 0, '', false, 637, 637, 0, NULL, '\x000000000000027d'),
	(0, 0, '', false, 638, 638, 0, NULL, '\x000000000000027e'),
	(0, 0, '', false, 639, 639, 0, NULL, '\x000000000000027f'),
	(0, 0, '', false, 640, 640, 0, NULL, '\x0000000000000280'),
	(0, 0, '', false, 641, 641, 0, NULL, '\x0000000000000281'),
	(0, 0, '', false, 642, 642, 0, NULL, '\x0000000000000282'),
	(0, 0, '', false, 643, 643, 0, NULL, '\x0000000000000283'),
	(0, 0, '', false, 644, 644, 0, NULL, '\x0000000000000284'),
	(0, 0, '', false, 645, 645, 0, NULL, '\x0000000000000285'),
	(0, 0, '', false, 646, 646, 0, NULL, '\x0000000000000286'),
	(0, 0, '', false, 647, 647, 0, NULL, '\x0000000000000287'),
	(0, 0, '', false, 648, 648, 0, NULL, '\x0000000000000288'),
	(0, 0, '', false, 649, 649, 0, NULL, '\x0000000000000289'),
	(0, 0, '', false, 650, 650, 0, NULL, '\x000000000000028a'),
	(0, 0, '', false, 651, 651, 0, NULL, '\x000000000000028b'),
	(0, 0, '', false, 652, 652, 0, NULL, '\x000000000000028c'),
	(0, 0, '', false, 653, 653, 0, NULL, '\x000000000000028d'),
	(0, 0, '', false, 654, 654, 0, NULL, '\x000000000000028e'),
	(0, 0, '', false, 655, 655, 0, NULL, '\x000000000000028f'),
	(0, 0, '', false, 656, 656, 0, NULL, '\x0000000000000290'),
	(0, 0, '', false, 657, 657, 0, NULL, '\x0000000000000291'),
	(0, 0, '', false, 658, 658, 0, NULL, '\x0000000000000292'),
	(0, 0, '', false, 659, 659, 0, NULL, '\x0000000000000293'),
	(0, 0, '', false, 660, 660, 0, NULL, '\x0000000000000294'),
	(0, 0, '', false, 661, 661, 0, NULL, '\x0000000000000295'),
	(0, 0, '', false, 662, 662, 0, NULL, '\x0000000000000296'),
	(0, 0, '', false, 663, 663, 0, NULL, '\x0000000000000297'),
	(0, 0, '', false, 664, 664, 0, NULL, '\x0000000000000298'),
	(0, 0, '', false, 665, 665, 0, NULL, '\x0000000000000299'),
	(0, 0, '', false, 666, 666, 0, NULL, '\x000000000000029a'),
	(0, 0, '', false, 667, 667, 0, NULL, '\x000000000000029b'),
	(0, 0, '', false, 668, 668, 0, NULL, '\x000000000000029c'),
	(0, 0, '', false, 669, 669, 0, NULL, '\x000000000000029d'),
	(0, 0, '', false, 670, 670, 0, NULL, '\x000000000000029e'),
	(0, 0, '', false, 671, 671, 0, NULL, '\x000000000000029f'),
	(0, 0, '', false, 672, 672, 0, NULL, '\x00000000000002a0'),
	(0, 0, '', false, 673, 673, 0, NULL, '\x00000000000002a1'),
	(0, 0, '', false, 674, 674, 0, NULL, '\x00000000000002a2'),
	(0, 0, '', false, 675, 675, 0, NULL, '\x00000000000002a3'),
	(0, 0, '', false, 676, 676, 0, NULL, '\x00000000000002a4'),
	(0, 0, '', false, 677, 677, 0, NULL, '\x00000000000002a5'),
	(0, 0, '', false, 678, 678, 0, NULL, '\x00000000000002a6'),
	(0, 0, '', false, 679, 679, 0, NULL, '\x00000000000002a7'),
	(0, 0, '', false, 680, 680, 0, NULL, '\x00000000000002a8'),
	(0, 0, '', false, 681, 681, 0, NULL, '\x00000000000002a9'),
	(0, 0, '', false, 682, 682, 0, NULL, '\x00000000000002aa'),
	(0, 0, '', false, 683, 683, 0, NULL, '\x00000000000002ab'),
	(0, 0, '', false, 684, 684, 0, NULL, '\x00000000000002ac'),
	(0, 0, '', false, 685, 685, 0, NULL, '\x00000000000002ad'),
	(0, 0, '', false, 686, 686, 0, NULL, '\x00000000000002ae'),
	(0, 0, '', false, 687, 687, 0, NULL, '\x00000000000002af'),
	(0, 0, '', false, 688, 688, 0, NULL, '\x00000000000002b0'),
	(0, 0, '', false, 689, 689, 0, NULL, '\x00000000000002b1'),
	(0, 0, '', false, 690, 690, 0, NULL, '\x00000000000002b2'),
	(0, 0, '', false, 691, 691, 0, NULL, '\x00000000000002b3'),
	(0, 0, '', false, 692, 692, 0, NULL, '\x00000000000002b4'),
	(0, 0, '', false, 693, 693, 0, NULL, '\x00000000000002b5'),
	(0, 0, '', false, 694, 694, 0, NULL, '\x00000000000002b6'),
	(0, 0, '', false, 695, 695, 0, NULL, '\x00000000000002b7'),
	(0, 0, '', false, 696, 696, 0, NULL, '\x00000000000002b8'),
	(0, 0, '', false, 697, 697, 0, NULL, '\x00000000000002b9'),
	(0, 0, '', false, 698, 698, 0, NULL, '\x00000000000002ba'),
	(0, 0, '', false, 699, 699, 0, NULL, '\x00000000000002bb'),
	(0, 0, '', false, 700, 700, 0, NULL, '\x00000000000002bc'),
	(0, 0, '', false, 701, 701, 0, NULL, '\x00000000000002bd'),
	(0, 0, '', false, 702, 702, 0, NULL, '\x00000000000002be'),
	(0, 0, '', false, 703, 703, 0, NULL, '\x00000000000002bf'),
	(0, 0, '', false, 704, 704, 0, NULL, '\x00000000000002c0'),
	(0, 0, '', false, 705, 705, 0, NULL, '\x00000000000002c1'),
	(0, 0, '', false, 706, 706, 0, NULL, '\x00000000000002c2'),
	(0, 0, '', false, 707, 707, 0, NULL, '\x00000000000002c3'),
	(0, 0, '', false, 708, 708, 0, NULL, '\x00000000000002c4'),
	(0, 0, '', false, 709, 709, 0, NULL, '\x00000000000002c5'),
	(0, 0, '', false, 710, 710, 0, NULL, '\x00000000000002c6'),
	(0, 0, '', false, 711, 711, 0, NULL, '\x00000000000002c7'),
	(0, 0, '', false, 712, 712, 0, NULL, '\x00000000000002c8'),
	(0, 0, '', false, 713, 713, 0, NULL, '\x00000000000002c9'),
	(0, 0, '', false, 714, 714, 0, NULL, '\x00000000000002ca'),
	(0, 0, '', false, 715, 715, 0, NULL, '\x00000000000002cb'),
	(0, 0, '', false, 716, 716, 0, NULL, '\x00000000000002cc'),
	(0, 0, '', false, 717, 717, 0, NULL, '\x00000000000002cd'),
	(0, 0, '', false, 718, 718, 0, NULL, '\x00000000000002ce'),
	(0, 0, '', false, 719, 719, 0, NULL, '\x00000000000002cf'),
	(0, 0, '', false, 720, 720, 0, NULL, '\x00000000000002d0'),
	(0, 0, '', false, 721, 721, 0, NULL, '\x00000000000002d1'),
	(0, 0, '', false, 722, 722, 0, NULL, '\x00000000000002d2'),
	(0, 0, '', false, 723, 723, 0, NULL, '\x00000000000002d3'),
	(0, 0, '', false, 724, 724, 0, NULL, '\x00000000000002d4'),
	(0, 0, '', false, 725, 725, 0, NULL, '\x00000000000002d5'),
	(0, 0, '', false, 726, 726, 0, NULL, '\x00000000000002d6'),
	(0, 0, '', false, 727, 727, 0, NULL, '\x00000000000002d7'),
	(0, 0, '', false, 728, 728, 0, NULL, '\x00000000000002d8'),
	(0, 0, '', false, 729, 729, 0, NULL, '\x00000000000002d9'),
	(0, 0, '', false, 730, 730, 0, NULL, '\x00000000000002da'),
	(0, 0, '', false, 731, 731, 0, NULL, '\x00000000000002db'),
	(0, 0, '', false, 732, 732, 0, NULL, '\x00000000000002dc'),
	(0, 0, '', false, 733, 733, 0, NULL, '\x00000000000002dd'),
	(0, 0, '', false, 734, 734, 0, NULL, '\x00000000000002de'),
	(0, 0, '', false, 735, 735, 0, NULL, '\x00000000000002df'),
	(0, 0, '', false, 736, 736, 0, NULL, '\x00000000000002e0'),
	(0, 0, '', false, 737, 737, 0, NULL, '\x00000000000002e1'),
	(0, 0, '', false, 738, 738, 0, NULL, '\x00000000000002e2'),
	(0, 0, '', false, 739, 739, 0, NULL, '\x00000000000002e3'),
	(0, 0, '', false, 740, 740, 0, NULL, '\x00000000000002e4'),
	(0, 0, '', false, 741, 741, 0, NULL, '\x00000000000002e5'),
	(0, 0, '', false, 742, 742, 0, NULL, '\x00000000000002e6'),
	(0, 0, '', false, 743, 743, 0, NULL, '\x00000000000002e7'),
	(0, 0, '', false, 744, 744, 0, NULL, '\x00000000000002e8'),
	(0, 0, '', false, 745, 745, 0, NULL, '\x00000000000002e9'),
	(0, 0, '', false, 746, 746, 0, NULL, '\x00000000000002ea'),
	(0, 0, '', false, 747, 747, 0, NULL, '\x00000000000002eb'),
	(0, 0, '', false, 748, 748, 0, NULL, '\x00000000000002ec'),
	(0, 0, '', false, 749, 749, 0, NULL, '\x00000000000002ed'),
	(0, 0, '', false, 750, 750, 0, NULL, '\x00000000000002ee'),
	(0, 0, '', false, 751, 751, 0, NULL, '\x00000000000002ef'),
	(0, 0, '', false, 752, 752, 0, NULL, '\x00000000000002f0'),
	(0, 0, '', false, 753, 753, 0, NULL, '\x00000000000002f1'),
	(0, 0, '', false, 754, 754, 0, NULL, '\x00000000000002f2'),
	(0, 0, '', false, 755, 755, 0, NULL, '\x00000000000002f3'),
	(0, 0, '', false, 756, 756, 0, NULL, '\x00000000000002f4'),
	(0, 0, '', false, 757, 757, 0, NULL, '\x00000000000002f5'),
	(0, 0, '', false, 758, 758, 0, NULL, '\x00000000000002f6'),
	(0, 0, '', false, 759, 759, 0, NULL, '\x00000000000002f7'),
	(0, 0, '', false, 760, 760, 0, NULL, '\x00000000000002f8'),
	(0, 0, '', false, 761, 761, 0, NULL, '\x00000000000002f9'),
	(0, 0, '', false, 762, 762, 0, NULL, '\x00000000000002fa'),
	(0, 0, '', false, 763, 763, 0, NULL, '\x00000000000002fb'),
	(0, 0, '', false, 764, 764, 0, NULL, '\x00000000000002fc'),
	(0, 0, '', false, 765, 765, 0, NULL, '\x00000000000002fd'),
	(0, 0, '', false, 766, 766, 0, NULL, '\x00000000000002fe'),
	(0, 0, '', false, 767, 767, 0, NULL, '\x00000000000002ff'),
	(0, 0, '', false, 768, 768, 0, NULL, '\x0000000000000300'),
	(0, 0, '', false, 769, 769, 0, NULL, '\x0000000000000301'),
	(0, 0, '', false, 770, 770, 0, NULL, '\x0000000000000302'),
	(0, 0, '', false, 771, 771, 0, NULL, '\x0000000000000303'),
	(0, 0, '', false, 772, 772, 0, NULL, '\x0000000000000304'),
	(0, 0, '', false, 773, 773, 0, NULL, '\x0000000000000305'),
	(0, 0, '', false, 774, 774, 0, NULL, '\x0000000000000306'),
	(0, 0, '', false, 775, 775, 0, NULL, '\x0000000000000307'),
	(0, 0, '', false, 776, 776, 0, NULL, '\x0000000000000308'),
	(0, 0, '', false, 777, 777, 0, NULL, '\x0000000000000309'),
	(0, 0, '', false, 778, 778, 0, NULL, '\x000000000000030a'),
	(0, 0, '', false, 779, 779, 0, NULL, '\x000000000000030b'),
	(0, 0, '', false, 780, 780, 0, NULL, '\x000000000000030c'),
	(0, 0, '', false, 781, 781, 0, NULL, '\x000000000000030d'),
	(0, 0, '', false, 782, 782, 0, NULL, '\x000000000000030e'),
	(0, 0, '', false, 783, 783, 0, NULL, '\x000000000000030f'),
	(0, 0, '', false, 784, 784, 0, NULL, '\x0000000000000310'),
	(0, 0, '', false, 785, 785, 0, NULL, '\x0000000000000311'),
	(0, 0, '', false, 786, 786, 0, NULL, '\x0000000000000312'),
	(0, 0, '', false, 787, 787, 0, NULL, '\x0000000000000313'),
	(0, 0, '', false, 788, 788, 0, NULL, '\x0000000000000314'),
	(0, 0, '', false, 789, 789, 0, NULL, '\x0000000000000315'),
	(0, 0, '', false, 790, 790, 0, NULL, '\x0000000000000316'),
	(0, 0, '', false, 791, 791, 0, NULL, '\x0000000000000317'),
	(0, 0, '', false, 792, 792, 0, NULL, '\x0000000000000318'),
	(0, 0, '', false, 793, 793, 0, NULL, '\x0000000000000319'),
	(0, 0, '', false, 794, 794, 0, NULL, '\x000000000000031a'),
	(0, 0, '', false, 795, 795, 0, NULL, '\x000000000000031b'),
	(0, 0, '', false, 796, 796, 0, NULL, '\x000000000000031c'),
	(0, 0, '', false, 797, 797, 0, NULL, '\x000000000000031d'),
	(0, 0, '', false, 798, 798, 0, NULL, '\x000000000000031e'),
	(0, 0, '', false, 799, 799, 0, NULL, '\x000000000000031f'),
	(0, 0, '', false, 800, 800, 0, NULL, '\x0000000000000320'),
	(0, 0, '', false, 801, 801, 0, NULL, '\x0000000000000321'),
	(0, 0, '', false, 802, 802, 0, NULL, '\x0000000000000322'),
	(0, 0, '', false, 803, 803, 0, NULL, '\x0000000000000323'),
	(0, 0, '', false, 804, 804, 0, NULL, '\x0000000000000324'),
	(0, 0, '', false, 805, 805, 0, NULL, '\x0000000000000325'),
	(0, 0, '', false, 806, 806, 0, NULL, '\x0000000000000326'),
	(0, 0, '', false, 807, 807, 0, NULL, '\x0000000000000327'),
	(0, 0, '', false, 808, 808, 0, NULL, '\x0000000000000328'),
	(0, 0, '', false, 809, 809, 0, NULL, '\x0000000000000329'),
	(0, 0, '', false, 810, 810, 0, NULL, '\x000000000000032a'),
	(0, 0, '', false, 811, 811, 0, NULL, '\x000000000000032b'),
	(0, 0, '', false, 812, 812, 0, NULL, '\x000000000000032c'),
	(0, 0, '', false, 813, 813, 0, NULL, '\x000000000000032d'),
	(0, 0, '', false, 814, 814, 0, NULL, '\x000000000000032e'),
	(0, 0, '', false, 815, 815, 0, NULL, '\x000000000000032f'),
	(0, 0, '', false, 816, 816, 0, NULL, '\x0000000000000330'),
	(0, 0, '', false, 817, 817, 0, NULL, '\x0000000000000331'),
	(0, 0, '', false, 818, 818, 0, NULL, '\x0000000000000332'),
	(0, 0, '', false, 819, 819, 0, NULL, '\x0000000000000333'),
	(0, 0, '', false, 820, 820, 0, NULL, '\x0000000000000334'),
	(0, 0, '', false, 821, 821, 0, NULL, '\x0000000000000335'),
	(0, 0, '', false, 822, 822, 0, NULL, '\x0000000000000336'),
	(0, 0, '', false, 823, 823, 0, NULL, '\x0000000000000337'),
	(0, 0, '', false, 824, 824, 0, NULL, '\x0000000000000338'),
	(0, 0, '', false, 825, 825, 0, NULL, '\x0000000000000339'),
	(0, 0, '', false, 826, 826, 0, NULL, '\x000000000000033a'),
	(0, 0, '', false, 827, 827, 0, NULL, '\x000000000000033b'),
	(0, 0, '', false, 828, 828, 0, NULL, '\x000000000000033c'),
	(0, 0, '', false, 829, 829, 0, NULL, '\x000000000000033d'),
	(0, 0, '', false, 830, 830, 0, NULL, '\x000000000000033e'),
	(0, 0, '', false, 831, 831, 0, NULL, '\x000000000000033f'),
	(0, 0, '', false, 832, 832, 0, NULL, '\x0000000000000340'),
	(0, 0, '', false, 833, 833, 0, NULL, '\x0000000000000341'),
	(0, 0, '', false, 834, 834, 0, NULL, '\x0000000000000342'),
	(0, 0, '', false, 835, 835, 0, NULL, '\x0000000000000343'),
	(0, 0, '', false, 836, 836, 0, NULL, '\x0000000000000344'),
	(0, 0, '', false, 837, 837, 0, NULL, '\x0000000000000345'),
	(0, 0, '', false, 838, 838, 0, NULL, '\x0000000000000346'),
	(0, 0, '', false, 839, 839, 0, NULL, '\x0000000000000347'),
	(0, 0, '', false, 840, 840, 0, NULL, '\x0000000000000348'),
	(0, 0, '', false, 841, 841, 0, NULL, '\x0000000000000349'),
	(0, 0, '', false, 842, 842, 0, NULL, '\x000000000000034a'),
	(0, 0, '', false, 843, 843, 0, NULL, '\x000000000000034b'),
	(0, 0, '', false, 844, 844, 0, NULL, '\x000000000000034c'),
	(0, 0, '', false, 845, 845, 0, NULL, '\x000000000000034d'),
	(0, 0, '', false, 846, 846, 0, NULL, '\x000000000000034e'),
	(0, 0, '', false, 847, 847, 0, NULL, '\x000000000000034f'),
	(0, 0, '', false, 848, 848, 0, NULL, '\x0000000000000350'),
	(0, 0, '', false, 849, 849, 0, NULL, '\x0000000000000351'),
	(0, 0, '', false, 850, 850, 0, NULL, '\x0000000000000352'),
	(0, 0, '', false, 851, 851, 0, NULL, '\x0000000000000353'),
	(0, 0, '', false, 852, 852, 0, NULL, '\x0000000000000354'),
	(0, 0, '', false, 853, 853, 0, NULL, '\x0000000000000355'),
	(0, 0, '', false, 854, 854, 0, NULL, '\x0000000000000356'),
	(0, 0, '', false, 855, 855, 0, NULL, '\x0000000000000357'),
	(0, 0, '', false, 856, 856, 0, NULL, '\x0000000000000358'),
	(0, 0, '', false, 857, 857, 0, NULL, '\x0000000000000359'),
	(0, 0, '', false, 858, 858, 0, NULL, '\x000000000000035a'),
	(0, 0, '', false, 859, 859, 0, NULL, '\x000000000000035b'),
	(0, 0, '', false, 860, 860, 0, NULL, '\x000000000000035c'),
	(0, 0, '', false, 861, 861, 0, NULL, '\x000000000000035d'),
	(0, 0, '', false, 862, 862, 0, NULL, '\x000000000000035e'),
	(0, 0, '', false, 863, 863, 0, NULL, '\x000000000000035f'),
	(0, 0, '', false, 864, 864, 0, NULL, '\x0000000000000360'),
	(0, 0, '', false, 865, 865, 0, NULL, '\x0000000000000361'),
	(0, 0, '', false, 866, 866, 0, NULL, '\x0000000000000362'),
	(0, 0, '', false, 867, 867, 0, NULL, '\x0000000000000363'),
	(0, 0, '', false, 868, 868, 0, NULL, '\x0000000000000364'),
	(0, 0, '', false, 869, 869, 0, NULL, '\x0000000000000365'),
	(0, 0, '', false, 870, 870, 0, NULL, '\x0000000000000366'),
	(0, 0, '', false, 871, 871, 0, NULL, '\x0000000000000367'),
	(0, 0, '', false, 872, 872, 0, NULL, '\x0000000000000368'),
	(0, 0, '', false, 873, 873, 0, NULL, '\x0000000000000369'),
	(0, 0, '', false, 874, 874, 0, NULL, '\x000000000000036a'),
	(0, 0, '', false, 875, 875, 0, NULL, '\x000000000000036b'),
	(0, 0, '', false, 876, 876, 0, NULL, '\x000000000000036c'),
	(0, 0, '', false, 877, 877, 0, NULL, '\x000000000000036d'),
	(0, 0, '', false, 878, 878, 0, NULL, '\x000000000000036e'),
	(0, 0, '', false, 879, 879, 0, NULL, '\x000000000000036f'),
	(0, 0, '', false, 880, 880, 0, NULL, '\x0000000000000370'),
	(0, 0, '', false, 881, 881, 0, NULL, '\x0000000000000371'),
	(0, 0, '', false, 882, 882, 0, NULL, '\x0000000000000372'),
	(0, 0, '', false, 883, 883, 0, NULL, '\x0000000000000373'),
	(0, 0, '', false, 884, 884, 0, NULL, '\x0000000000000374'),
	(0, 0, '', false, 885, 885, 0, NULL, '\x0000000000000375'),
	(0, 0, '', false, 886, 886, 0, NULL, '\x0000000000000376'),
	(0, 0, '', false, 887, 887, 0, NULL, '\x0000000000000377'),
	(0, 0, '', false, 888, 888, 0, NULL, '\x0000000000000378'),
	(0, 0, '', false, 889, 889, 0, NULL, '\x0000000000000379'),
	(0, 0, '', false, 890, 890, 0, NULL, '\x000000000000037a'),
	(0, 0, '', false, 891, 891, 0, NULL, '\x000000000000037b'),
	(0, 0, '', false, 892, 892, 0, NULL, '\x000000000000037c'),
	(0, 0, '', false, 893, 893, 0, NULL, '\x000000000000037d'),
	(0, 0, '', false, 894, 894, 0, NULL, '\x000000000000037e'),
	(0, 0, '', false, 895, 895, 0, NULL, '\x000000000000037f'),
	(0, 0, '', false, 896, 896, 0, NULL, '\x0000000000000380'),
	(0, 0, '', false, 897, 897, 0, NULL, '\x0000000000000381'),
	(0, 0, '', false, 898, 898, 0, NULL, '\x0000000000000382'),
	(0, 0, '', false, 899, 899, 0, NULL, '\x0000000000000383'),
	(0, 0, '', false, 900, 900, 0, NULL, '\x0000000000000384'),
	(0, 0, '', false, 901, 901, 0, NULL, '\x0000000000000385'),
	(0, 0, '', false, 902, 902, 0, NULL, '\x0000000000000386'),
	(0, 0, '', false, 903, 903, 0, NULL, '\x0000000000000387'),
	(0, 0, '', false, 904, 904, 0, NULL, '\x0000000000000388'),
	(0, 0, '', false, 905, 905, 0, NULL, '\x0000000000000389'),
	(0, 0, '', false, 906, 906, 0, NULL, '\x000000000000038a'),
	(0, 0, '', false, 907, 907, 0, NULL, '\x000000000000038b'),
	(0, 0, '', false, 908, 908, 0, NULL, '\x000000000000038c'),
	(0, 0, '', false, 909, 909, 0, NULL, '\x000000000000038d'),
	(0, 0, '', false, 910, 910, 0, NULL, '\x000000000000038e'),
	(0, 0, '', false, 911, 911, 0, NULL, '\x000000000000038f'),
	(0, 0, '', false, 912, 912, 0, NULL, '\x0000000000000390'),
	(0, 0, '', false, 913, 913, 0, NULL, '\x0000000000000391'),
	(0, 0, '', false, 914, 914, 0, NULL, '\x0000000000000392'),
	(0, 0, '', false, 915, 915, 0, NULL, '\x0000000000000393'),
	(0, 0, '', false, 916, 916, 0, NULL, '\x0000000000000394'),
	(0, 0, '', false, 917, 917, 0, NULL, '\x0000000000000395'),
	(0, 0, '', false, 918, 918, 0, NULL, '\x0000000000000396'),
	(0, 0, '', false, 919, 919, 0, NULL, '\x0000000000000397'),
	(0, 0, '', false, 920, 920, 0, NULL, '\x0000000000000398'),
	(0, 0, '', false, 921, 921, 0, NULL, '\x0000000000000399'),
	(0, 0, '', false, 922, 922, 0, NULL, '\x000000000000039a'),
	(0, 0, '', false, 923, 923, 0, NULL, '\x000000000000039b'),
	(0, 0, '', false, 924, 924, 0, NULL, '\x000000000000039c'),
	(0, 0, '', false, 925, 925, 0, NULL, '\x000000000000039d'),
	(0, 0, '', false, 926, 926, 0, NULL, '\x000000000000039e'),
	(0, 0, '', false, 927, 927, 0, NULL, '\x000000000000039f'),
	(0, 0, '', false, 928, 928, 0, NULL, '\x00000000000003a0'),
	(0, 0, '', false, 929, 929, 0, NULL, '\x00000000000003a1'),
	(0, 0, '', false, 930, 930, 0, NULL, '\x00000000000003a2'),
	(0, 0, '', false, 931, 931, 0, NULL, '\x00000000000003a3'),
	(0, 0, '', false, 932, 932, 0, NULL, '\x00000000000003a4'),
	(0, 0, '', false, 933, 933, 0, NULL, '\x00000000000003a5'),
	(0, 0, '', false, 934, 934, 0, NULL, '\x00000000000003a6'),
	(0, 0, '', false, 935, 935, 0, NULL, '\x00000000000003a7'),
	(0, 0, '', false, 936, 936, 0, NULL, '\x00000000000003a8'),
	(0, 0, '', false, 937, 937, 0, NULL, '\x00000000000003a9'),
	(0, 0, '', false, 938, 938, 0, NULL, '\x00000000000003aa'),
	(0, 0, '', false, 939, 939, 0, NULL, '\x00000000000003ab'),
	(0, 0, '', false, 940, 940, 0, NULL, '\x00000000000003ac'),
	(0, 0, '', false, 941, 941, 0, NULL, '\x00000000000003ad'),
	(0, 0, '', false, 942, 942, 0, NULL, '\x00000000000003ae'),
	(0, 0, '', false, 943, 943, 0, NULL, '\x00000000000003af'),
	(0, 0, '', false, 944, 944, 0, NULL, '\x00000000000003b0'),
	(0, 0, '', false, 945, 945, 0, NULL, '\x00000000000003b1'),
	(0, 0, '', false, 946, 946, 0, NULL, '\x00000000000003b2'),
	(0, 0, '', false, 947, 947, 0, NULL, '\x00000000000003b3'),
	(0, 0, '', false, 948, 948, 0, NULL, '\x00000000000003b4'),
	(0, 0, '', false, 949, 949, 0, NULL, '\x00000000000003b5'),
	(0, 0, '', false, 950, 950, 0, NULL, '\x00000000000003b6'),
	(0, 0, '', false, 951, 951, 0, NULL, '\x00000000000003b7'),
	(0, 0, '', false, 952, 952, 0, NULL, '\x00000000000003b8'),
	(0, 0, '', false, 953, 953, 0, NULL, '\x00000000000003b9'),
	(0, 0, '', false, 954, 954, 0, NULL, '\x00000000000003ba'),
	(0, 0, '', false, 955, 955, 0, NULL, '\x00000000000003bb'),
	(0, 0, '', false, 956, 956, 0, NULL, '\x00000000000003bc'),
	(0, 0, '', false, 957, 957, 0, NULL, '\x00000000000003bd'),
	(0, 0, '', false, 958, 958, 0, NULL, '\x00000000000003be'),
	(0, 0, '', false, 959, 959, 0, NULL, '\x00000000000003bf'),
	(0, 0, '', false, 960, 960, 0, NULL, '\x00000000000003c0'),
	(0, 0, '', false, 961, 961, 0, NULL, '\x00000000000003c1'),
	(0, 0, '', false, 962, 962, 0, NULL, '\x00000000000003c2'),
	(0, 0, '', false, 963, 963, 0, NULL, '\x00000000000003c3'),
	(0, 0, '', false, 964, 964, 0, NULL, '\x00000000000003c4'),
	(0, 0, '', false, 965, 965, 0, NULL, '\x00000000000003c5'),
	(0, 0, '', false, 966, 966, 0, NULL, '\x00000000000003c6'),
	(0, 0, '', false, 967, 967, 0, NULL, '\x00000000000003c7'),
	(0, 0, '', false, 968, 968, 0, NULL, '\x00000000000003c8'),
	(0, 0, '', false, 969, 969, 0, NULL, '\x00000000000003c9'),
	(0, 0, '', false, 970, 970, 0, NULL, '\x00000000000003ca'),
	(0, 0, '', false, 971, 971, 0, NULL, '\x00000000000003cb'),
	(0, 0, '', false, 972, 972, 0, NULL, '\x00000000000003cc'),
	(0, 0, '', false, 973, 973, 0, NULL, '\x00000000000003cd'),
	(0, 0, '', false, 974, 974, 0, NULL, '\x00000000000003ce'),
	(0, 0, '', false, 975, 975, 0, NULL, '\x00000000000003cf'),
	(0, 0, '', false, 976, 976, 0, NULL, '\x00000000000003d0'),
	(0, 0, '', false, 977, 977, 0, NULL, '\x00000000000003d1'),
	(0, 0, '', false, 978, 978, 0, NULL, '\x00000000000003d2'),
	(0, 0, '', false, 979, 979, 0, NULL, '\x00000000000003d3'),
	(0, 0, '', false, 980, 980, 0, NULL, '\x00000000000003d4'),
	(0, 0, '', false, 981, 981, 0, NULL, '\x00000000000003d5'),
	(0, 0, '', false, 982, 982, 0, NULL, '\x00000000000003d6'),
	(0, 0, '', false, 983, 983, 0, NULL, '\x00000000000003d7'),
	(0, 0, '', false, 984, 984, 0, NULL, '\x00000000000003d8'),
	(0, 0, '', false, 985, 985, 0, NULL, '\x00000000000003d9'),
	(0, 0, '', false, 986, 986, 0, NULL, '\x00000000000003da'),
	(0, 0, '', false, 987, 987, 0, NULL, '\x00000000000003db'),
	(0, 0, '', false, 988, 988, 0, NULL, '\x00000000000003dc'),
	(0, 0, '', false, 989, 989, 0, NULL, '\x00000000000003dd'),
	(0, 0, '', false, 990, 990, 0, NULL, '\x00000000000003de'),
	(0, 0, '', false, 991, 991, 0, NULL, '\x00000000000003df'),
	(0, 0, '', false, 992, 992, 0, NULL, '\x00000000000003e0'),
	(0, 0, '', false, 993, 993, 0, NULL, '\x00000000000003e1'),
	(0, 0, '', false, 994, 994, 0, NULL, '\x00000000000003e2'),
	(0, 0, '', false, 995, 995, 0, NULL, '\x00000000000003e3'),
	(0, 0, '', false, 996, 996, 0, NULL, '\x00000000000003e4'),
	(0, 0, '', false, 997, 997, 0, NULL, '\x00000000000003e5'),
	(0, 0, '', false, 998, 998, 0, NULL, '\x00000000000003e6'),
	(0, 0, '', false, 999, 999, 0, NULL, '\x00000000000003e7'),
	(0, 0, '', false, 1000, 1000, 0, NULL, '\x00000000000003e8');
INSERT INTO public.waiting VALUES
	(1, 1, '', true, 1796030542, 2, 0, NULL, '\x23a65c7bff98964748b8e85532515959'),
	(1, 1, '', false, 1796030542, 4, 0, NULL, '\xfe2c6721a4f3f85885abb45171ed4e20'),
	(1, 1, '', false, 1796030542, 5, 0, NULL, '\xf3690da9927d830d5c599f9c6b49b816'),
	(1, 1, '', false, 1796030542, 6, 0, NULL, '\xe897e78afaae9cc11c7a1f5c225ae298');


--
-- Data for Name: webhook; Type: TABLE DATA; Schema: public; Owner: -
--

INSERT INTO public.webhook VALUES
	('\x26409aca4b629a6223b0976d1f448146479fede27b57d289ca7640cc401261cf', 1, 1, 'user,user_brief,user_basic,crm,task,calendar,catalog,userfieldconfig,sale,imbot,imconnector,imopenlines,log,sonet_group,telephony,sign.b2e', 1798622541566, '', 1796030541566);


--
-- Data for Name: write_check; Type: TABLE DATA; Schema: public; Owner: -
--



--
-- Name: claim_number; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.claim_number', 3, true);


--
-- Name: departure_number; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.departure_number', 1, true);


--
-- Name: limit_node; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.limit_node', 1, false);


--
-- Name: occurrence_number; Type: SEQUENCE SET; Schema: public; Owner: -
--

SELECT pg_catalog.setval('public.occurrence_number', 6, true);


--
-- Name: access_token access_token_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.access_token
    ADD CONSTRAINT access_token_pkey PRIMARY KEY (hash);


--
-- Name: activity_sample activity_sample_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.activity_sample
    ADD CONSTRAINT activity_sample_pkey PRIMARY KEY (portal, span, at);


--
-- Name: api_key api_key_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.api_key
    ADD CONSTRAINT api_key_pkey PRIMARY KEY (hash);


--
-- Name: app_options app_options_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.app_options
    ADD CONSTRAINT app_options_pkey PRIMARY KEY (portal, app, member);


--
-- Name: application application_client_id_portal_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.application
    ADD CONSTRAINT application_client_id_portal_key UNIQUE (client_id, portal);


--
-- Name: application application_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.application
    ADD CONSTRAINT application_pkey PRIMARY KEY (portal, app);


--
-- Name: audit audit_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.audit
    ADD CONSTRAINT audit_pkey PRIMARY KEY (portal, number);


--
-- Name: authorization_code authorization_code_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.authorization_code
    ADD CONSTRAINT authorization_code_pkey PRIMARY KEY (hash);


--
-- Name: binding binding_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.binding
    ADD CONSTRAINT binding_pkey PRIMARY KEY (portal, binding);


--
-- Name: claim claim_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.claim
    ADD CONSTRAINT claim_pkey PRIMARY KEY (portal, app, connector, claim);


--
-- Name: client_secret client_secret_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.client_secret
    ADD CONSTRAINT client_secret_pkey PRIMARY KEY (portal, app, hash);


--
-- Name: console_session console_session_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.console_session
    ADD CONSTRAINT console_session_pkey PRIMARY KEY (portal, hash);


--
-- Name: delivery_attempt delivery_attempt_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.delivery_attempt
    ADD CONSTRAINT delivery_attempt_pkey PRIMARY KEY (portal, handler, delivery, number);


--
-- Name: delivery delivery_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.delivery
    ADD CONSTRAINT delivery_pkey PRIMARY KEY (portal, handler, delivery);


--
-- Name: departure departure_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.departure
    ADD CONSTRAINT departure_pkey PRIMARY KEY (portal, app, connector, left_at, departure);


--
-- Name: door door_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.door
    ADD CONSTRAINT door_pkey PRIMARY KEY (hash);


--
-- Name: event_name event_name_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.event_name
    ADD CONSTRAINT event_name_pkey PRIMARY KEY (portal, number);


--
-- Name: event_name event_name_portal_event_scope_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.event_name
    ADD CONSTRAINT event_name_portal_event_scope_key UNIQUE (portal, event, scope);


--
-- Name: event event_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.event
    ADD CONSTRAINT event_pkey PRIMARY KEY (portal, app, connector, event);


--
-- Name: handler handler_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.handler
    ADD CONSTRAINT handler_pkey PRIMARY KEY (portal, handler);


--
-- Name: idempotency_record idempotency_record_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.idempotency_record
    ADD CONSTRAINT idempotency_record_pkey PRIMARY KEY (portal, app, owner, method, value);


--
-- Name: limit_share limit_share_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.limit_share
    ADD CONSTRAINT limit_share_pkey PRIMARY KEY (portal, node, round, entry);


--
-- Name: outgoing_webhook_event outgoing_webhook_event_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.outgoing_webhook_event
    ADD CONSTRAINT outgoing_webhook_event_pkey PRIMARY KEY (portal, event, webhook);


--
-- Name: outgoing_webhook outgoing_webhook_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.outgoing_webhook
    ADD CONSTRAINT outgoing_webhook_pkey PRIMARY KEY (portal, webhook);


--
-- Name: portal portal_domain_key; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.portal
    ADD CONSTRAINT portal_domain_key UNIQUE (domain);


--
-- Name: portal portal_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.portal
    ADD CONSTRAINT portal_pkey PRIMARY KEY (portal);


--
-- Name: portal_user portal_user_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.portal_user
    ADD CONSTRAINT portal_user_pkey PRIMARY KEY (portal, member);


--
-- Name: queue_watch queue_watch_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.queue_watch
    ADD CONSTRAINT queue_watch_pkey PRIMARY KEY (portal, app, connector, node);


--
-- Name: refresh_token refresh_token_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.refresh_token
    ADD CONSTRAINT refresh_token_pkey PRIMARY KEY (hash);


--
-- Name: schema_version schema_version_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.schema_version
    ADD CONSTRAINT schema_version_pkey PRIMARY KEY (single);


--
-- Name: sequence sequence_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.sequence
    ADD CONSTRAINT sequence_pkey PRIMARY KEY (portal, app, kind);


--
-- Name: server_key_fingerprint server_key_fingerprint_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.server_key_fingerprint
    ADD CONSTRAINT server_key_fingerprint_pkey PRIMARY KEY (id);


--
-- Name: store_clock store_clock_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.store_clock
    ADD CONSTRAINT store_clock_pkey PRIMARY KEY (single);


--
-- Name: suppression suppression_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.suppression
    ADD CONSTRAINT suppression_pkey PRIMARY KEY (portal, app, connector, slot);


--
-- Name: unbound_event unbound_event_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.unbound_event
    ADD CONSTRAINT unbound_event_pkey PRIMARY KEY (portal, event, slot);


--
-- Name: waiting waiting_once; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.waiting
    ADD CONSTRAINT waiting_once UNIQUE (portal, app, connector, failed, message_id);


--
-- Name: waiting waiting_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.waiting
    ADD CONSTRAINT waiting_pkey PRIMARY KEY (portal, app, connector, failed, occurred_at, event);


--
-- Name: webhook webhook_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.webhook
    ADD CONSTRAINT webhook_pkey PRIMARY KEY (hash);


--
-- Name: write_check write_check_pkey; Type: CONSTRAINT; Schema: public; Owner: -
--

ALTER TABLE ONLY public.write_check
    ADD CONSTRAINT write_check_pkey PRIMARY KEY (single);


--
-- Name: access_token_by_app; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX access_token_by_app ON public.access_token USING btree (portal, app);


--
-- Name: access_token_by_portal; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX access_token_by_portal ON public.access_token USING btree (portal, expires_at);


--
-- Name: api_key_by_portal; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX api_key_by_portal ON public.api_key USING btree (portal, expires_at);


--
-- Name: authorization_code_by_portal; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX authorization_code_by_portal ON public.authorization_code USING btree (portal, expires_at);


--
-- Name: binding_by_event; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX binding_by_event ON public.binding USING btree (portal, event);


--
-- Name: binding_once; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX binding_once ON public.binding USING btree (portal, app, event, md5(lower(handler)), member, md5(connector));


--
-- Name: claim_by_deadline; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX claim_by_deadline ON public.claim USING btree (portal, app, connector, deadline) WHERE (deadline IS NOT NULL);


--
-- Name: claim_by_process_id; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX claim_by_process_id ON public.claim USING btree (portal, app, connector, process_id);


--
-- Name: claim_idle; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX claim_idle ON public.claim USING btree (portal, app, connector, claim) WHERE ((held = '{}'::bigint[]) AND (held_failed = '{}'::bigint[]));


--
-- Name: console_session_by_portal; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX console_session_by_portal ON public.console_session USING btree (portal, expires_at);


--
-- Name: delivery_by_phase; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX delivery_by_phase ON public.delivery USING btree (portal, handler, phase, phase_at, delivery);


--
-- Name: departure_by_event; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX departure_by_event ON public.departure USING btree (portal, app, connector, last_event, first_event);


--
-- Name: departure_by_process_id; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX departure_by_process_id ON public.departure USING btree (portal, app, connector, process_id);


--
-- Name: door_by_portal; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX door_by_portal ON public.door USING btree (portal, expires_at);


--
-- Name: handler_by_due; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX handler_by_due ON public.handler USING btree (portal, due_at);


--
-- Name: idempotency_record_by_expiry; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idempotency_record_by_expiry ON public.idempotency_record USING btree (portal, expires_at);


--
-- Name: idempotency_usage_by_owner; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX idempotency_usage_by_owner ON public.idempotency_usage USING btree (portal, app, owner);


--
-- Name: limit_share_by_time; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX limit_share_by_time ON public.limit_share USING btree (at);


--
-- Name: portal_user_by_login; Type: INDEX; Schema: public; Owner: -
--

CREATE UNIQUE INDEX portal_user_by_login ON public.portal_user USING btree (portal, login_key);


--
-- Name: queue_figures_by_queue; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX queue_figures_by_queue ON public.queue_figures USING btree (portal, app, connector);


--
-- Name: queue_watch_by_node; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX queue_watch_by_node ON public.queue_watch USING btree (node);


--
-- Name: refresh_token_by_app; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX refresh_token_by_app ON public.refresh_token USING btree (portal, app);


--
-- Name: refresh_token_by_portal; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX refresh_token_by_portal ON public.refresh_token USING btree (portal, expires_at);


--
-- Name: waiting_by_event; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX waiting_by_event ON public.waiting USING btree (portal, app, connector, event);


--
-- Name: waiting_retried; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX waiting_retried ON public.waiting USING btree (portal, app, retry_at, event) WHERE (failed AND (retry_at IS NOT NULL));


--
-- Name: waiting_returned; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX waiting_returned ON public.waiting USING btree (portal, app, connector, last_claim) WHERE (last_claim <> 0);


--
-- Name: webhook_by_portal; Type: INDEX; Schema: public; Owner: -
--

CREATE INDEX webhook_by_portal ON public.webhook USING btree (portal, expires_at);


--
-- PostgreSQL database dump complete
--


