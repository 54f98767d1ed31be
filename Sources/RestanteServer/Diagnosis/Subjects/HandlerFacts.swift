import RestanteCore

/// What is known of the handlers that events are posted to.
struct HandlerFacts: Sendable {
  /// A handler, and whether its machine takes connections.
  struct Handler: Sendable {
    var handler: StoreInspection.Handler
    /// Host and port.
    var place: String
    /// Why no connection could be made; `nil` where one could, or nobody tried.
    var refusal: String?
  }

  var handlers: [Handler]
  /// What commands say of the data directory: ` --data DIR`, or nothing.
  var dataOption: String
  var now: Timestamp

  /// How many findings there are at most.
  private static let named = 20

  var findings: [Finding] {
    let problems = handlers.flatMap(problems)
    guard problems.isEmpty else { return Array(problems.prefix(Self.named)) }
    return handlers.isEmpty
      ? [] : [.ok("handlers", "Every handler takes deliveries, as far as is known.")]
  }

  private func problems(_ item: Handler) -> [Finding] {
    let figures = item.handler.figures
    let name = "Handler \(figures.handler.rawValue) on \(item.handler.domain) (\(item.place))"
    let options = " --portal \(ShellWord.quoted(item.handler.domain))\(dataOption)"
    let resume = "restante deliveries resume \(figures.handler.rawValue)\(options)"
    var findings: [Finding] = []
    if figures.state.isSuspended {
      findings.append(
        .warning(
          "handler-suspended",
          "\(name) said that it is gone and gets no deliveries until it is resumed.",
          remedy: resume))
    } else if let outage = figures.state.outage {
      let age = AgeText.text(max(1, now.seconds - outage.start.seconds))
      findings.append(
        .warning(
          "handler-outage", "\(name) has taken no delivery for \(age).", remedy: resume))
    }
    if let refusal = item.refusal {
      findings.append(
        .warning(
          "handler-unreachable", "\(name) cannot be connected to: \(refusal).",
          remedy: "restante deliveries handlers\(options)"))
    }
    if let parked = figures.counts[.parked], parked > 0 {
      findings.append(
        .warning(
          "deliveries-parked",
          "\(name) has \(parked) parked \(parked == 1 ? "delivery" : "deliveries").",
          remedy: "restante deliveries list --phase parked\(options)"))
    }
    return findings
  }
}
