import RestanteCore

/// A queue in which portals take turns: the items of a portal leave in the order in which they
/// came, and each waits for at most one of every other portal in a turn. Items of no portal take
/// turns together, like a portal.
struct FairLine<Item> {
  /// Those of each portal.
  private var lines: [PortalID?: Line<Item>] = [:]
  /// The portals in the order of their turns.
  private var turns = Line<PortalID?>()
  /// How many stand in line.
  private(set) var count = 0

  /// Lets an item stand in line.
  mutating func append(_ item: Item, of portal: PortalID?) {
    if lines[portal] == nil {
      lines[portal] = Line()
      turns.append(portal)
    }
    lines[portal]?.append(item)
    count += 1
  }

  /// Takes out who is next; `nil` when nobody stands in line.
  mutating func popFirst() -> Item? {
    guard let portal = turns.popFirst(), let item = lines[portal]?.popFirst() else { return nil }
    count -= 1
    if lines[portal]?.isEmpty == true {
      lines[portal] = nil
    } else {
      turns.append(portal)
    }
    return item
  }
}

/// A queue: first in, first out.
private struct Line<Element> {
  private var elements: [Element] = []
  /// Where those begin that still stand in line.
  private var first = 0

  var isEmpty: Bool { first == elements.count }

  mutating func append(_ element: Element) { elements.append(element) }

  mutating func popFirst() -> Element? {
    guard !isEmpty else { return nil }
    let element = elements[first]
    first += 1
    // Those who left are thrown out now and then: however long the line is, leaving costs little.
    if first > 32, 2 * first > elements.count {
      elements.removeFirst(first)
      first = 0
    }
    return element
  }
}
