import RestanteCore

/// What can be done with deliveries, by their phase: the links and buttons of pages.
struct DeliveryActions {
  private let scene: PageScene
  private let phase: String

  /// For deliveries in a phase.
  init(_ scene: PageScene, phase: String) {
    self.scene = scene
    self.phase = phase
  }

  /// What can be done with those whose boxes are checked. The form's fields are the query.
  var forSelected: [ActionOffer] {
    let text = scene.text
    return switch phase {
    case "parked":
      [
        offer("redrive", text("delivery_redrive", "selected")),
        offer("drop", text("delivery_drop", "selected"), isDangerous: true),
      ]
    case "waiting", "retrying": [offer("park", text("delivery_park", "selected"))]
    default: []
    }
  }

  /// What can be done with all of a handler.
  func forAll(of handler: String) -> [ActionOffer] {
    let text = scene.text
    let query = [("handler", handler)]
    return switch phase {
    case "parked":
      [
        offer("redrive", text("delivery_redrive", "all"), query),
        offer("drop", text("delivery_drop", "all"), query, isDangerous: true),
      ]
    case "waiting", "retrying": [offer("park", text("delivery_park", "all"), query)]
    default: []
    }
  }

  /// What can be done with one.
  func forOne(_ key: NamedDeliveries.Key) -> [ActionOffer] {
    let text = scene.text
    let query = [("deliveries", key.text)]
    return switch phase {
    case "parked":
      [
        offer("redrive", text("delivery_redrive", "button"), query),
        offer("drop", text("delivery_drop", "button"), query, isDangerous: true),
      ]
    case "waiting", "retrying": [offer("park", text("delivery_park", "button"), query)]
    default: []
    }
  }

  private func offer(
    _ verb: String, _ name: String, _ query: [(String, String)] = [], isDangerous: Bool = false
  ) -> ActionOffer {
    let portal = scene.portal.map { ["portals", $0.domain] } ?? []
    return ActionOffer(
      name: name,
      path: ConsolePath(portal + ["deliveries", verb], query: query).text,
      isDangerous: isDangerous)
  }
}
