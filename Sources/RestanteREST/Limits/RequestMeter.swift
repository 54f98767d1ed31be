import RestanteCore
import Synchronization

/// Charges one request to the bucket of its portal and address, and tells the client what is left.
///
/// A request is charged as soon as its credentials lead to a portal, before they are looked at any
/// closer; anyone who is refused for what comes later is charged too. A request whose credentials
/// lead nowhere is charged to its address alone, by the server's own limit. A batch is one request.
///
/// Where nothing is known of the caller until the body was decoded, the address is charged before
/// that, and gets the charge back once the body leads to a portal.
final class RequestMeter: Sendable {
  private struct Charge {
    var capacity: Int
    var perSecond: Int
    var allowance: RequestAllowance
  }

  private let context: ServiceContext
  private let source: String
  private struct State {
    var isCharged = false
    /// Whether the charge is the address's, until more is known.
    var isInAdvance = false
    var charge: Charge?
    var portal: PortalID?
    var clientID: String?
    var idle: IdleTime?
    var traces: ClaimedTraces?
    var commands: CommandLog?
  }

  private let state = Mutex(State())

  init(context: ServiceContext, source: String) {
    self.context = context
    self.source = source
  }

  /// Charges the request to a portal, or to none; only the first charge counts.
  ///
  /// - Throws: The error of full buckets.
  func charge(_ portal: Portal?) throws(RESTError) {
    let isAdmitted = state.withLock { state in
      guard !state.isCharged else { return true }
      state.isCharged = true
      if state.isInAdvance {
        guard portal != nil else { return true }
        let bucket = RequestBucket(portal: nil, source: source)
        context.store.limits.giveBack(bucket, at: context.store.time.now())
        state.charge = nil
      }
      return admit(portal, &state)
    }
    guard isAdmitted else { throw RESTError(.queryLimit) }
  }

  /// Charges the address before it is known who calls.
  ///
  /// - Throws: The error of full buckets.
  func chargeInAdvance() throws(RESTError) {
    let isAdmitted = state.withLock { state in
      guard !state.isCharged, !state.isInAdvance else { return true }
      let isAdmitted = admit(nil, &state)
      if isAdmitted { state.isInAdvance = state.charge != nil } else { state.isCharged = true }
      return isAdmitted
    }
    guard isAdmitted else { throw RESTError(.queryLimit) }
  }

  private func admit(_ portal: Portal?, _ state: inout State) -> Bool {
    guard case .bucket(let capacity, let perSecond) = context.rateLimit(of: portal) else {
      return true
    }
    let allowance = context.store.limits.admit(
      RequestBucket(portal: portal?.id, source: source), capacity: capacity,
      perSecond: perSecond, at: context.store.time.now())
    state.charge = Charge(capacity: capacity, perSecond: perSecond, allowance: allowance)
    return allowance.isAdmitted
  }

  /// Notes who calls, for the log.
  ///
  /// - Parameter clientID: The application's public identifier; `nil` for a webhook.
  func note(_ portal: PortalID, clientID: String?) {
    state.withLock { state in
      state.portal = portal
      state.clientID = clientID
    }
  }

  /// Notes where it is counted for how long the call only waits, and what it returns.
  func note(_ call: MethodCall) {
    state.withLock { state in
      state.idle = call.idle
      state.traces = call.traces
      state.commands = call.commands
    }
  }

  /// Adds to a reply what is known of its request.
  func complete(_ reply: inout RESTReply) {
    reply.headers += headers
    state.withLock { state in
      reply.portal = state.portal
      reply.clientID = state.clientID
      reply.idle = state.idle?.microseconds ?? 0
      reply.traces = state.traces?.all ?? []
      reply.commands = state.commands?.all ?? []
    }
  }

  /// The fields of draft-ietf-httpapi-ratelimit-headers-10: the quota and the seconds in which all
  /// of it comes back; what is left and the seconds until all of it is back. There is no
  /// `Retry-After`, as in the original, whose clients keep their own pace.
  private var headers: [(name: String, value: String)] {
    guard let charge = state.withLock({ $0.charge }) else { return [] }
    let window = (charge.capacity + charge.perSecond - 1) / charge.perSecond
    let allowance = charge.allowance
    return [
      ("RateLimit-Policy", #""requests";q=\#(charge.capacity);w=\#(window)"#),
      (
        "RateLimit",
        #""requests";r=\#(allowance.remaining);t=\#(allowance.secondsUntilEmpty)"#
      ),
    ]
  }
}

extension ServiceContext {
  /// How many requests a portal lets through; what the server says where credentials lead to none.
  func rateLimit(of portal: Portal?) -> RateLimit {
    portal?.settings.rateLimit ?? settings.limits.rate
  }
}
