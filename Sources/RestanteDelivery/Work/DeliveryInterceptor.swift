public import RestanteCore

/// Posts deliveries in the place of what usually does, which it may use or not.
public protocol DeliveryInterceptor: AnyObject, Sendable {
  /// Makes one attempt, and tells how it ended.
  ///
  /// - Parameters:
  ///   - delivery: What is to be posted.
  ///   - poster: What usually posts.
  func post(
    _ delivery: InterceptedDelivery, by poster: any HandlerPosting
  ) async -> DeliveryAttempt
}

/// One attempt to deliver an event, about to be made.
public struct InterceptedDelivery: Sendable {
  /// The portal.
  public let portal: Portal
  /// The public identifier of the application whose handler it is; `nil` for an outgoing webhook.
  public let clientID: String?
  /// Which delivery it is.
  public let key: DeliveryKey
  /// Counts the attempts from 1.
  public let attempt: Int64
  /// What happened.
  public let event: EventName
  /// Where to post to.
  public let url: String
  /// What is sent besides the headers of every delivery.
  public let headers: [(name: String, value: String)]
  /// The bytes of the form.
  public let body: [UInt8]

  init(
    portal: Portal, claim: DeliveryClaim, delivery: ClaimedDelivery,
    headers: [(name: String, value: String)], body: [UInt8]
  ) {
    self.portal = portal
    if case .application(let clientID, _) = claim.owner {
      self.clientID = clientID
    } else {
      clientID = nil
    }
    key = DeliveryKey(handler: claim.handler, id: delivery.id)
    attempt = delivery.attempt
    event = delivery.content.name
    url = claim.url
    self.headers = headers
    self.body = body
  }
}
