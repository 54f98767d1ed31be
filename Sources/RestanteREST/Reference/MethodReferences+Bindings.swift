import RestanteJSON

// Methods that say which events an application gets.
extension MethodReferences {
  static let bindings: [MethodReference] = [
    MethodReference(
      "events", "The names of events that can be bound to.", callers: .applications,
      parameters: [
        ParameterReference(
          "SCOPE", .text,
          "Only the events of this scope; empty text means those of no scope. Wins over `FULL`."),
        fullParameter,
      ],
      result: ResultReference("The names of the events.", schema: ResultSchemas.texts)),
    bind, unbind,
    MethodReference(
      "event.get", "The application's bindings.",
      callers: .applicationsOrAdministrators(
        "Who is no administrator sees only bindings that act as this user."),
      result: ResultReference(
        "The bindings, oldest first: `event`, `handler`, `auth_type` and `offline` 0 of online "
          + "ones, `event`, `connector_id` and `offline` 1 of offline ones.",
        schema: ResultSchemas.list(of: ["type": "object", "required": ["event", "offline"]]))),
    MethodReference(
      "event.test", "Raises `ONAPPTEST` for the calling application alone.",
      details: """
        The event's data has the parameters of the call, spelled as they came, as `QUERY`. As with \
        every change that an application makes, the queue of the call's own connector does not get \
        the event.
        """,
      callers: .applications, parameters: [.connector],
      result: ResultReference("1, whether or not anything is bound.", schema: ["const": 1]),
      errors: [
        ErrorReference(.invalidType, "The parameters nest too deeply."),
        ErrorReference(.lowSpace, "There is less free space than the operator wants to keep."),
      ]),
  ]

  private static let bind = MethodReference(
    "event.bind", "Binds the application to an event.",
    details: """
      An *offline* binding puts occurrences of the event into the application's queue, an *online* \
      one sends them to a URL. Under another connector or, online, another `auth_type` the same \
      event can be bound again.
      """,
    callers: .applicationsOrAdministrators(
      "Offline bindings and other users' `auth_type` are for administrators."),
    parameters: eventParameters + [
      ParameterReference(
        "auth_type", .integer, default: "administrators: whoever causes the event; else the caller",
        "The user as whom online events act. Ignored for offline bindings."),
      ParameterReference(
        "options", .options,
        "For `ONOFFLINEEVENT` only: `minTimeout`, the least time between two calls in seconds."),
      .connector,
    ],
    result: ResultReference("`true`.", schema: ResultSchemas.done),
    errors: eventErrors + [
      ErrorReference(.handlerURL, "`handler` is no URL of a host with a dot in its name."),
      ErrorReference(.handlerProtocol, "`handler` is neither `http` nor `https`."),
      ErrorReference(.eventNotFound, "No scope of the token has the event."),
      ErrorReference(.offlineForbidden, "`ONOFFLINEEVENT` was to be bound offline."),
      ErrorReference(.handlerBound, "The same binding is there already."),
      ErrorReference(.invalidType, "`auth_connector` is too long."),
      ErrorReference(
        .tooManyConnectors,
        "Offline, with a connector, beside those of \(EventBind.maxConnectors) others."),
    ])

  private static let unbind = MethodReference(
    "event.unbind", "Ends bindings; events already queued stay.",
    callers: .applicationsOrAdministrators(
      "Offline bindings and other users' `auth_type` are for administrators."),
    parameters: eventParameters + [
      ParameterReference(
        "auth_type", .integer, default: "administrators: all users; else the caller",
        "Only online bindings that act as this user. Who is no administrator can only name the "
          + "own id, as a JSON integer."),
      .connector,
    ],
    result: ResultReference(
      "How many bindings ended, as `count`.",
      schema: ResultSchemas.object(["count": ["type": "integer", "minimum": 0]])),
    errors: eventErrors)

  private static let eventParameters = [
    ParameterReference("event", .text, required: true, "The event's name, in any case."),
    ParameterReference(
      "handler", .text, "The URL that online events are sent to; online it is required."),
    ParameterReference(
      "event_type", .choice(["online", "offline"]), default: "`online`",
      "Whether events are sent to a URL or put into the queue."),
  ]

  private static let eventErrors = [
    ErrorReference(.emptyArgument, "`event`, or `handler` of an online binding, is missing."),
    ErrorReference(.eventType, "`event_type` is none of the two."),
    ErrorReference(
      .accessDeniedBecause,
      "The binding is offline or names another user, and the caller is no administrator."),
  ]
}
