import RestanteCore

/// How handlers come and go.
extension ModelTransaction {
  /// The outgoing webhooks that want an event.
  func webhooks(of name: EventName, _ operation: PublishEvents) -> [BindingID] {
    guard operation.onlyFor == nil, operation.onlyInto == nil else { return [] }
    return state.outgoingWebhooks.filter { $0.key.portal == operation.portal }.values
      .filter { $0.events.contains(name) }.map(\.id).sorted()
  }

  /// Notes what a publication delivers to a handler, unless it does so already.
  func deliver(
    _ publication: Publication, as user: ActingUser, to handler: BindingID,
    _ operation: PublishEvents, _ made: inout [ModelHandlerKey: [DeliveryContent]],
    _ receipt: inout PublishReceipt
  ) throws(StoreError) {
    let key = ModelHandlerKey(portal: operation.portal, handler: handler)
    var content = DeliveryContent(
      name: publication.name, user: user, data: publication.data,
      time: publication.time.map { max(min($0, now), Timestamp(milliseconds: 0)) } ?? now,
      session: operation.session)
    if made[key, default: []].contains(where: { $0.tellsSame(as: content) }) { return }
    try receipt.countDelivery()
    content.trace = publication.trace
    made[key, default: []].append(content)
  }

  /// Tells the handlers that want to know that something came into queues of their applications.
  func ring(_ heard: [ApplicationID: ActingUser], _ operation: PublishEvents) {
    let name = EventName(stored: "ONOFFLINEEVENT")
    for (binding, application) in bindings(of: name, on: operation.portal) {
      guard case .online(_, let user) = binding.target, Self.getsEvents(application),
        let cause = heard[application.id]
      else { continue }
      let key = ModelHandlerKey(portal: operation.portal, handler: binding.id)
      state.handlers[key]?.handler.policy.patience = operation.patience
      state.handlers[key]?.hear(
        (user.map(ActingUser.user) ?? cause, operation.session), at: now, operation.mode)
    }
  }

  func addHandler(of operation: BindEvent, _ binding: Binding) {
    guard case .online(let url, _) = binding.target else { return }
    let owner = state.application(binding.application, on: operation.portal)
    let key = ModelHandlerKey(portal: operation.portal, handler: binding.id)
    state.handlers[key] = ModelHandlerEntry(
      id: binding.id, application: binding.application, clientID: owner?.clientID ?? "",
      url: url, minimumInterval: binding.minimumInterval, keepsOrder: operation.keepsOrder)
  }

  /// A binding that is there already is made again.
  func bindAgain(_ binding: BindingID, on portal: PortalID) throws(StoreError) -> BindEvent.Outcome
  {
    let key = ModelHandlerKey(portal: portal, handler: binding)
    guard state.handlers[key]?.handler.isSuspended == true else { return .duplicate }
    state.handlers[key]?.change(at: now, policy: DeliveryPolicy()) { $0.resume(at: now) }
    return .resumed(binding)
  }

  /// Removes the handlers whose bindings are gone.
  func endHandlers(on portal: PortalID) {
    let bound = Set(state.bindings.filter { $0.portal == portal }.map(\.binding.id))
    state.handlers = state.handlers.filter { key, entry in
      key.portal != portal || entry.application == nil || entry.isLeaving
        || bound.contains(key.handler)
    }
  }

  /// Removes the handlers of an application, but for those that have yet to be told that it was
  /// uninstalled; without an application all of a portal.
  func removeHandlers(of application: ApplicationID?, on portal: PortalID) {
    for key in handlerKeys(on: portal) {
      guard var entry = state.handlers[key] else { continue }
      guard let application else {
        state.handlers[key] = nil
        state.outgoingWebhooks[key] = nil
        continue
      }
      guard entry.application == application, !entry.isLeaving else { continue }
      for delivery in entry.handler.entries
      where !delivery.isPending
        || entry.items[delivery.id]?.content.name.text != "ONAPPUNINSTALL"
      {
        entry.remove(delivery.id)
      }
      entry.isLeaving = true
      entry.bell.end()
      state.handlers[key] = entry.handler.entries.isEmpty ? nil : entry
    }
  }

  func add(_ operation: AddOutgoingWebhook) throws(StoreError) -> OutgoingWebhook {
    let number = state.lastBindingIDs[operation.portal, default: 0] + 1
    state.lastBindingIDs[operation.portal] = number
    let names = Set(operation.events).sorted {
      $0.text.utf8.lexicographicallyPrecedes($1.text.utf8)
    }
    let webhook = OutgoingWebhook(
      id: BindingID(rawValue: number), url: operation.url, events: names, label: operation.label,
      keepsOrder: operation.keepsOrder, secrets: SecretGenerations(), createdAt: now)
    let key = ModelHandlerKey(portal: operation.portal, handler: webhook.id)
    state.outgoingWebhooks[key] = webhook
    state.handlers[key] = ModelHandlerEntry(
      id: webhook.id, application: nil, clientID: "", url: webhook.url, minimumInterval: nil,
      keepsOrder: webhook.keepsOrder)
    return webhook
  }

  func remove(_ operation: RemoveOutgoingWebhook) throws(StoreError) -> Bool {
    let key = ModelHandlerKey(portal: operation.portal, handler: operation.webhook)
    guard state.outgoingWebhooks.removeValue(forKey: key) != nil else { return false }
    state.handlers[key] = nil
    return true
  }

  func rotateSecret(
    _ operation: RotateWebhookSecret
  ) throws(StoreError) -> SecretGenerations? {
    let key = ModelHandlerKey(portal: operation.portal, handler: operation.webhook)
    guard let webhook = state.outgoingWebhooks[key] else { return nil }
    let end = operation.overlap > 0 ? now.adding(seconds: operation.overlap) : nil
    let secrets = SecretGenerations(
      current: webhook.secrets.current + 1, previousUntil: end)
    state.outgoingWebhooks[key]?.secrets = secrets
    return secrets
  }
}

extension DeliveryContent {
  /// Whether it tells the same as another one that belongs to no trace.
  fileprivate func tellsSame(as other: DeliveryContent) -> Bool {
    var own = self
    own.trace = nil
    return own == other
  }
}
