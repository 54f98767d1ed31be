import RestanteCore
import RestanteJSON
import Testing

/// A portal with two applications, and short words for options and event names.
private struct SettingsScene: Sendable {
  let subject: any StoreUnderTest
  let fixture: PortalFixture
  let other: ApplicationFixture

  init(_ subject: any StoreUnderTest) async throws {
    self.subject = subject
    fixture = try await PortalFixture(in: subject.store)
    other = try await ApplicationFixture(
      in: subject.store, on: fixture.portal, clientID: "local.other")
  }

  var own: OptionOwner { owner(nil) }

  func owner(_ user: Int64?, of application: ApplicationFixture? = nil) -> OptionOwner {
    OptionOwner(
      portal: fixture.portal.id, application: (application ?? fixture.application).application.id,
      user: user.map(UserID.init(rawValue:)))
  }

  func set(_ changes: JSONObject, of owner: OptionOwner) async throws -> SetOptions.Outcome {
    try await subject.store.perform(SetOptions(owner: owner, changes: changes))
  }

  func options(of owner: OptionOwner) async throws -> JSONObject {
    try await subject.store.options(of: owner)
  }

  func add(_ event: String, _ scope: String = "global") async throws -> AddEventName.Outcome {
    try await subject.store.perform(
      AddEventName(
        portal: fixture.portal.id,
        name: PortalEventName(event: EventName(stored: event), scope: scope)))
  }

  func names(on portal: PortalID? = nil) async throws -> [String] {
    try await subject.store.eventNames(on: portal ?? fixture.portal.id)
      .map { "\($0.scope):\($0.event.text)" }
  }
}

extension StoreConformance {
  static let settings: [[ConformanceCase]] = [
    ConformanceCase.plain("options keep their order, their types and their text") { subject in
      let scene = try await SettingsScene(subject)
      let first: JSONObject = [
        "b": 1.50, "a": ["x": [true, nil, "é\u{0}'\";--"]], "": "", "A": 0,
      ]
      #expect(try await scene.set(first, of: scene.own) == .stored)
      #expect(try await scene.set(["a": "new", "c": []], of: scene.own) == .stored)
      let expected: JSONObject = ["b": 1.50, "a": "new", "": "", "A": 0, "c": []]
      #expect(try await scene.options(of: scene.own) == expected)
      try await subject.reopen()
      #expect(try await scene.options(of: scene.own) == expected)
    },
    ConformanceCase.plain("a null option is removed, of unknown names too") { subject in
      let scene = try await SettingsScene(subject)
      _ = try await scene.set(["a": 1, "b": 2], of: scene.own)
      #expect(try await scene.set(["a": nil, "x": nil], of: scene.own) == .stored)
      #expect(try await scene.options(of: scene.own) == ["b": 2])
    },
    ConformanceCase.plain("options of applications and users are apart") { subject in
      let scene = try await SettingsScene(subject)
      let owners = [
        scene.own, scene.owner(0), scene.owner(1), scene.owner(2),
        scene.owner(nil, of: scene.other), scene.owner(1, of: scene.other),
      ]
      for (number, owner) in owners.enumerated() {
        #expect(try await scene.options(of: owner) == [:])
        _ = try await scene.set(["n": .int(number)], of: owner)
      }
      for (number, owner) in owners.enumerated() {
        #expect(try await scene.options(of: owner) == ["n": .int(number)])
      }
    },
    ConformanceCase.plain("options are bounded in number, size and depth, whole changes at a time")
    {
      subject in
      let scene = try await SettingsScene(subject)
      let full = JSONObject(members: (0..<OptionLimits.count).map { ("k\($0)", .int($0)) })
      #expect(try await scene.set(full, of: scene.own) == .stored)
      #expect(try await scene.set(["k0": "x", "one": "more"], of: scene.own) == .tooLarge)
      #expect(try await scene.options(of: scene.own) == full)
      #expect(try await scene.set(["k0": nil, "one": "more"], of: scene.own) == .stored)
      let large = JSONValue.string(String(repeating: "x", count: OptionLimits.bytes - 8))
      #expect(try await scene.set(["a": large], of: scene.owner(1)) == .stored)
      #expect(try await scene.set(["b": large], of: scene.owner(1)) == .tooLarge)
      #expect(try await scene.options(of: scene.owner(1)) == ["a": large])
      let deep = (0...OptionLimits.depth).reduce(JSONValue.int(1)) { inner, _ in [inner] }
      #expect(try await scene.set(["a": deep], of: scene.owner(2)) == .tooLarge)
    },
    ConformanceCase.plain("event names are kept in order, each once in a scope") { subject in
      let scene = try await SettingsScene(subject)
      #expect(try await scene.names() == [])
      #expect(try await scene.add("ONSHOPORDER") == .added)
      #expect(try await scene.add("ONA", "shop") == .added)
      #expect(try await scene.add("ONSHOPORDER") == .known)
      #expect(try await scene.add("ONSHOPORDER", "shop") == .added)
      let expected = ["global:ONSHOPORDER", "shop:ONA", "shop:ONSHOPORDER"]
      #expect(try await scene.names() == expected)
      try await subject.reopen()
      #expect(try await scene.names() == expected)
      let second = try await PortalFixture(in: subject.store, domain: "second.example")
      #expect(try await scene.names(on: second.portal.id) == [])
    },
    ConformanceCase.plain("a portal has a bounded number of event names") { subject in
      let scene = try await SettingsScene(subject)
      for number in 0..<PortalEventName.maxPerPortal {
        #expect(try await scene.add("ON\(number)") == .added)
      }
      #expect(try await scene.add("ONEMORE") == .full)
      #expect(try await scene.add("ON0") == .known)
      #expect(try await scene.names().count == PortalEventName.maxPerPortal)
    },
    ConformanceCase.both("an event for one application reaches no other's queue") { scene in
      let second = try await ApplicationFixture(
        in: scene.store, on: scene.fixture.portal, clientID: "local.second")
      try await second.bindOffline(QueueScene.deal, in: scene.store)
      let sync = try await scene.bound(connector: "sync")
      let own = EventOrigin(clientID: scene.fixture.application.application.clientID)
      let receipt = try await scene.store.perform(
        PublishEvents(
          portal: scene.queue.portal, mode: scene.mode,
          publications: [QueueScene.occurrence("a", origin: own)],
          onlyFor: scene.queue.application))
      #expect(receipt == PublishReceipt(accepted: 1, queued: 1, suppressed: 1))
      #expect(try await sync.states() == ["1 pending"])
      #expect(try await scene.states() == [])
      #expect(try await scene.with(second.queue()).states() == [])
      #expect(try await scene.publish("b") == PublishReceipt(accepted: 1, queued: 3))
    },
    ConformanceCase.both("an event for one queue reaches no other, and no handler") { scene in
      let sync = try await scene.bound(connector: "sync")
      for name in [QueueScene.deal, EventName.offlineEvents] {
        _ = try await scene.store.perform(
          BindEvent(
            portal: scene.queue.portal, application: scene.queue.application, event: name,
            target: .online(handler: "https://handler.example/\(name.text)", user: nil)))
      }
      let receipt = try await scene.store.perform(
        PublishEvents(
          portal: scene.queue.portal, mode: scene.mode,
          publications: [QueueScene.occurrence("a"), Publication(name: QueueScene.lead)],
          onlyInto: scene.queue))
      #expect(receipt == PublishReceipt(accepted: 2, queued: 1))
      #expect(try await scene.states() == ["1 pending"])
      #expect(try await sync.states() == [])
      #expect(try await scene.store.evidence(of: scene.queue).unboundEvents == [])
      #expect(try await scene.store.nextDeliveryTurn(on: scene.queue.portal) == nil)
    },
  ]
}
