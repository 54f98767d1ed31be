import RestanteCore

/// What a request's query and body say, as one mode reads them.
struct RequestReading: Sendable {
  var parameters = RequestParameters()
  /// What kept the body from being read.
  var fault: BodyFault?
  /// Whether the body is JSON, whose members are parameters but no variables.
  var isJSON = false
  /// Whether the other mode reads the same.
  var isPlain = true
}

/// What a request's query and body say, as either mode reads them: whose mode counts is known only
/// after authentication, for which parameters are needed.
struct RequestReadings: Sendable {
  let safe: RequestReading
  let strict: RequestReading
  /// How many bytes the body has.
  let bodyBytes: Int

  subscript(mode: Mode) -> RequestReading { mode == .safe ? safe : strict }

  /// Whether both modes read the same.
  var isPlain: Bool { safe.isPlain }
}
