public import RestanteCore
import RestanteJSON

/// An event cannot be written as handlers get it, so that nothing is posted.
struct UndeliverableEvent: Error, Hashable {
  /// Why not.
  let failure: DeliveryFailure
}

/// Writes claimed deliveries as they are posted: the form with its `auth` block, and the headers
/// that name and sign it.
public struct DeliveryComposer: Sendable {
  private let serverKeys: ServerKeyring
  private let sender: @Sendable (Portal) -> DeliveryAuthorization.Sender

  /// Creates a composer.
  ///
  /// - Parameters:
  ///   - serverKeys: What signatures and application tokens are derived from.
  ///   - sender: How portals are named and reached.
  public init(
    serverKeys: ServerKeyring,
    sender: @escaping @Sendable (Portal) -> DeliveryAuthorization.Sender
  ) {
    self.serverKeys = serverKeys
    self.sender = sender
  }

  /// What one attempt posts.
  struct Message: Sendable {
    var body: [UInt8]
    var headers: [(name: String, value: String)]
  }

  /// Writes a delivery.
  ///
  /// - Parameters:
  ///   - delivery: The delivery.
  ///   - claim: The claim that it belongs to.
  ///   - portal: The portal.
  ///   - tokens: The tokens whose hashes were passed to the claim.
  ///   - now: The time of the attempt.
  /// - Throws: ``UndeliverableEvent``. An event is never posted without its data.
  func message(
    _ delivery: ClaimedDelivery, of claim: DeliveryClaim, on portal: Portal,
    tokens: [DeliveryTokenPair], at now: Timestamp
  ) throws(UndeliverableEvent) -> Message {
    guard !delivery.content.isDamaged else { throw UndeliverableEvent(failure: .damage) }
    let event = OnlineEvent(
      name: delivery.content.name, binding: claim.handler,
      data: try Self.data(of: delivery.content), time: delivery.content.time)
    let authorization = authorization(delivery, of: claim, on: portal, tokens: tokens, at: now)
    let body: [UInt8]
    do throws(DeliveryBodyTooLarge) {
      body = try DeliveryBody.encode(event, authorization: authorization)
    } catch {
      throw UndeliverableEvent(failure: .size)
    }
    return Message(
      body: body,
      headers: WebhookSignature.headers(
        id: Self.identifier(of: delivery, claim, portal), at: now, body: body,
        secrets: secrets(of: claim, on: portal, at: now), trace: delivery.content.trace))
  }

  /// What was accepted once is read again, however large it is.
  private static func data(
    of content: DeliveryContent
  ) throws(UndeliverableEvent) -> JSONValue {
    let limits = JSONParser.Limits(maxDepth: 512, maxBytes: content.data.count)
    guard let data = try? JSONParser(limits: limits).parse(content.data) else {
      throw UndeliverableEvent(failure: .data)
    }
    return data
  }

  /// Names a delivery among those of all portals, the same on every attempt.
  private static func identifier(
    of delivery: ClaimedDelivery, _ claim: DeliveryClaim, _ portal: Portal
  ) -> String {
    "\(portal.memberID)-\(claim.handler.rawValue)-\(delivery.id.rawValue)"
  }

  private func authorization(
    _ delivery: ClaimedDelivery, of claim: DeliveryClaim, on portal: Portal,
    tokens: [DeliveryTokenPair], at now: Timestamp
  ) -> DeliveryAuthorization {
    let sender = sender(portal)
    switch claim.owner {
    case .outgoingWebhook:
      return DeliveryAuthorization(
        sender: sender, tokens: nil,
        applicationToken: serverKeys.sealing(at: now).outgoingWebhookToken(
          memberID: portal.memberID, webhook: claim.handler))
    case .application(let clientID, let status):
      return DeliveryAuthorization(
        sender: sender,
        tokens: delivery.tokens.flatMap { grant in
          guard tokens.indices.contains(grant.place) else { return nil }
          let pair = tokens[grant.place]
          return DeliveryAuthorization.Tokens(
            access: pair.access, refresh: grant.bringsRefreshToken ? pair.refresh : nil,
            expires: grant.expires,
            lifetime: max(0, grant.expires.seconds - now.seconds), scopes: grant.scopes,
            status: status, user: grant.user)
        },
        applicationToken: serverKeys.applicationTokens(
          memberID: portal.memberID, clientID: clientID, at: now
        ).current)
    }
  }

  private func secrets(
    of claim: DeliveryClaim, on portal: Portal, at now: Timestamp
  ) -> [SigningSecret] {
    switch claim.owner {
    case .application(let clientID, _):
      serverKeys.signingSecrets(
        memberID: portal.memberID, owner: .application(clientID: clientID),
        generations: SecretGenerations(), at: now)
    case .outgoingWebhook(let generations):
      serverKeys.signingSecrets(
        memberID: portal.memberID, owner: .outgoingWebhook(claim.handler.rawValue),
        generations: generations, at: now)
    }
  }
}
