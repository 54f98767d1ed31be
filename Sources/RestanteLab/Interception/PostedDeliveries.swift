import RestanteCore
import RestanteDelivery
import RestanteJSON
import RestanteServer

/// Lets faults happen to deliveries, and records them.
final class PostedDeliveries: DeliveryInterceptor {
  private let control: LabControl

  init(_ control: LabControl) {
    self.control = control
  }

  func post(
    _ delivery: InterceptedDelivery, by poster: any HandlerPosting
  ) async -> DeliveryAttempt {
    let rule = control.faults.draw(
      FaultOccasion(
        kind: .delivery, name: delivery.event.text, handler: delivery.url,
        portal: delivery.portal.domain, application: delivery.clientID))
    if let delay = rule?.action.delay, delay > 0 {
      try? await control.clock.sleep(milliseconds: delay)
    }
    let current = HeldDeliveries.Held(delivery: delivery, poster: poster)
    guard case .delivery(let fault) = rule?.action.effect else {
      return await pass(current, copies: 1, rule)
    }
    switch fault {
    case .duplicate: return await pass(current, copies: 2, rule)
    case .drop: return skip(current, .replied(200), rule)
    case .fail(let status):
      return skip(current, status.map { .replied($0) } ?? .failed(.timeout), rule)
    case .reorder:
      control.held.append(current)
      // Otherwise the next one would not be posted before this one.
      return skip(current, .replied(200), rule)
    }
  }

  private func pass(
    _ current: HeldDeliveries.Held, copies: Int, _ rule: FaultRule?
  ) async -> DeliveryAttempt {
    let attempt = await current.post()
    record(attempt, of: current.delivery, rule, isPosted: true)
    for _ in 1..<copies {
      record(await current.post(), of: current.delivery, rule, isPosted: true)
    }
    for late in control.held.take(for: current.delivery) {
      record(await late.post(), of: late.delivery, nil, isPosted: true)
    }
    return attempt
  }

  /// What the server is told of a delivery that is not posted, or later.
  private func skip(
    _ current: HeldDeliveries.Held, _ outcome: DeliveryAttempt.Outcome, _ rule: FaultRule?
  ) -> DeliveryAttempt {
    let attempt = DeliveryAttempt(outcome: outcome, start: control.clock.now(), milliseconds: 0)
    record(attempt, of: current.delivery, rule, isPosted: false)
    return attempt
  }

  private func record(
    _ attempt: DeliveryAttempt, of delivery: InterceptedDelivery, _ rule: FaultRule?,
    isPosted: Bool
  ) {
    control.deliveries.append(
      RecordedDelivery(delivery, attempt, rule, isPosted: isPosted, at: control.clock.now()))
  }
}

extension RecordedDelivery {
  /// The maximum number of bytes that are kept of what was posted.
  private static let maxBytes = 64 << 10

  fileprivate init(
    _ delivery: InterceptedDelivery, _ attempt: DeliveryAttempt, _ rule: FaultRule?,
    isPosted: Bool, at time: Timestamp
  ) {
    var members: JSONObject = [
      "time": .string(LogTime(time).rfc3339), "portal": .string(delivery.portal.domain),
    ]
    if let clientID = delivery.clientID { members["application"] = .string(clientID) }
    let handler = Self.shown(delivery.url)
    members["event"] = .string(delivery.event.text)
    members["handler"] = .string(handler)
    members["attempt"] = .int(delivery.attempt)
    members["posted"] = .bool(isPosted)
    members["fields"] = Self.fields(of: delivery.body)
    switch attempt.outcome {
    case .replied(let status): members["status"] = .int(status)
    case .failed(let failure): members["failure"] = .string(failure.rawValue)
    }
    members["duration_ms"] = .int(attempt.milliseconds)
    if let rule { members["faults"] = [.int(rule.id)] }
    self.init(
      event: delivery.event.text, handler: handler, portal: delivery.portal.domain,
      application: delivery.clientID, members: members)
  }

  /// A URL without the user and the query, which may hold secrets.
  private static func shown(_ url: String) -> String {
    let plain = url.prefix { $0 != "?" && $0 != "#" }
    guard let scheme = plain.firstRange(of: "://") else { return String(plain) }
    let authority = plain[scheme.upperBound...].prefix { $0 != "/" }
    guard let user = authority.lastIndex(of: "@") else { return String(plain) }
    return String(plain[..<scheme.upperBound] + plain[plain.index(after: user)...])
  }

  /// The fields of the form that was posted, without secrets.
  private static func fields(of body: [UInt8]) -> JSONValue {
    guard body.count <= maxBytes else {
      return .string("(\(body.count) bytes, which is too much to keep)")
    }
    var fields = JSONObject()
    for pair in body.split(separator: UInt8(ascii: "&")) {
      let parts = pair.split(
        separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
      let name = PercentCoding.decode(parts[0], plusIsSpace: true)
      let value = parts.count > 1 ? PercentCoding.decode(parts[1], plusIsSpace: true) : ""
      fields[name] = .string(value)
    }
    return SecretMask().value(.object(fields))
  }
}
