import RestanteJSON

// Methods that say which events an application gets.
extension MethodReferences {
  static let bindings: [MethodReference] = [
    MethodReference(
      "events", "Returns the names of the events that can be bound.", callers: .applications,
      parameters: [
        ParameterReference(
          "SCOPE", .text,
          "Only events of this scope; empty for events without a scope. Overrides `FULL`."),
        fullParameter,
      ],
      result: ResultReference("The names of the events.", schema: ResultSchemas.texts)),
    bind, unbind,
    MethodReference(
      "event.get", "Returns the application's bindings.",
      callers: .applicationsOrAdministrators(
        "Users who are not administrators see only bindings that act as themselves."),
      result: ResultReference(
        "The bindings, oldest first. Online bindings have `event`, `handler`, `auth_type` and "
          + "`offline` 0, offline bindings `event`, `connector_id` and `offline` 1.",
        schema: ResultSchemas.list(of: ["type": "object", "required": ["event", "offline"]]))),
    MethodReference(
      "event.test", "Publishes `ONAPPTEST` to the calling application only.",
      details: """
        The event's data contains the parameters of the call as `QUERY`, exactly as they were \
        sent. Like every change that an application makes, the event is not put into the queue of \
        the connector that the call names.
        """,
      callers: .applications, parameters: [.connector],
      result: ResultReference("1, even if nothing is bound.", schema: ["const": 1]),
      errors: [
        ErrorReference(.invalidType, "The parameters are nested too deeply."),
        ErrorReference(.lowSpace, "Free disk space is below the operator's limit."),
      ]),
  ]

  private static let bind = MethodReference(
    "event.bind", "Binds the application to an event.",
    details: """
      An *offline* binding puts events into the application's queue, an *online* binding sends \
      them to a URL. The same event can be bound once for each connector and, online, once for \
      each `auth_type`.
      """,
    callers: .applicationsOrAdministrators(
      "Only administrators may use offline bindings or another user's `auth_type`."),
    parameters: eventParameters + [
      ParameterReference(
        "auth_type", .integer,
        default: "administrators: the user who causes the event; others: the caller",
        "The user on whose behalf online events are sent. Ignored for offline bindings."),
      ParameterReference(
        "options", .options,
        "`minTimeout`, for `ONOFFLINEEVENT` only: the minimum time between two calls in seconds. "
          + "`strictOrder`, in safe mode only: 1 if a delivery that fails blocks those behind it."),
      .connector,
    ],
    result: ResultReference("`true`.", schema: ResultSchemas.done),
    errors: eventErrors + [
      ErrorReference(.handlerURL, "`handler` is not a URL whose host name contains a dot."),
      ErrorReference(.handlerProtocol, "The scheme of `handler` is neither `http` nor `https`."),
      ErrorReference(.eventNotFound, "The event is not in any scope of the token."),
      ErrorReference(.offlineForbidden, "`ONOFFLINEEVENT` cannot be bound offline."),
      ErrorReference(.handlerBound, "The binding already exists."),
      ErrorReference(.invalidType, "`auth_connector` is too long."),
      ErrorReference(
        .tooManyConnectors,
        "The application already has offline bindings for \(EventBind.maxConnectors) connectors."),
    ])

  private static let unbind = MethodReference(
    "event.unbind", "Removes bindings. Events already queued stay.",
    callers: .applicationsOrAdministrators(
      "Only administrators may use offline bindings or another user's `auth_type`."),
    parameters: eventParameters + [
      ParameterReference(
        "auth_type", .integer, default: "administrators: all users; others: the caller",
        "Only online bindings that act as this user. Users who are not administrators may only "
          + "give their own id, as a JSON integer."),
      .connector,
    ],
    result: ResultReference(
      "`count`, the number of bindings removed.",
      schema: ResultSchemas.object(["count": ["type": "integer", "minimum": 0]])),
    errors: eventErrors)

  private static let eventParameters = [
    ParameterReference("event", .text, required: true, "The event's name; case is ignored."),
    ParameterReference(
      "handler", .text, "The URL that events are sent to; required for online bindings."),
    ParameterReference(
      "event_type", .choice(["online", "offline"]), default: "`online`",
      "Whether events are sent to a URL or queued."),
  ]

  private static let eventErrors = [
    ErrorReference(.emptyArgument, "`event`, or `handler` of an online binding, is missing."),
    ErrorReference(.eventType, "`event_type` is neither `online` nor `offline`."),
    ErrorReference(
      .accessDeniedBecause,
      "The binding is offline or for another user, and the caller is not an administrator."),
  ]
}
