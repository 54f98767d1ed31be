import RestanteJSON

/// Nested maps under construction, kept flat so that setting a value takes constant time.
struct VariableTree {
  private enum Slot {
    case text(String)
    case container(Int)
  }

  private struct Container {
    var members: [(key: String, slot: Slot)] = []
    /// Positions by key's bytes; kept only where there are too many members to search one by one.
    var positions: [[UInt8]: Int]?
    /// The number that the next appended member gets; nil before the first number was used.
    var nextNumber: Int64? = 0
    var hasNumber = false
  }

  private static let largestUnindexed = 16

  private var containers = [Container()]
  private var room: Int
  private let maxContainers: Int

  init(maxVariables: Int, maxContainers: Int) {
    room = maxVariables
    self.maxContainers = maxContainers
  }

  /// Counts a variable, also one that has no name to be set by.
  mutating func count(_ path: [VariableName.Step]?) throws(TooManyVariables) {
    guard room > 0 else { throw Self.tooMany(path) }
    room -= 1
  }

  private static func tooMany(_ path: [VariableName.Step]?) -> TooManyVariables {
    guard case .key(let name) = path?.first else { return TooManyVariables(name: "") }
    return TooManyVariables(name: name)
  }

  /// Puts a value where the steps lead, making maps on the way and replacing texts that stand where
  /// a map is needed.
  mutating func set(_ path: [VariableName.Step], to value: String) throws(TooManyVariables) {
    guard path.count == 1 || containers.count + path.count <= maxContainers + 1 else {
      throw Self.tooMany(path)
    }
    var current = 0
    for step in path.dropLast() {
      guard let next = container(at: step, in: current) else { return }
      current = next
    }
    guard let last = path.last else { return }
    put(.text(value), at: last, in: current)
  }

  /// The whole tree; maps whose keys count up from 0 are lists.
  var object: JSONObject {
    JSONObject(members: containers[0].members.lazy.map { ($0.key, value(of: $0.slot)) })
  }

  private func value(of slot: Slot) -> JSONValue {
    switch slot {
    case .text(let text):
      return .string(text)
    case .container(let index):
      let members = containers[index].members
      if isList(members.map(\.key)) { return .array(members.map { value(of: $0.slot) }) }
      return .object(JSONObject(members: members.lazy.map { ($0.key, value(of: $0.slot)) }))
    }
  }

  private func isList(_ keys: [String]) -> Bool {
    keys.enumerated().allSatisfy { $1.utf8.elementsEqual(String($0).utf8) }
  }

  private mutating func container(at step: VariableName.Step, in index: Int) -> Int? {
    if case .key(let key) = step, let position = position(of: key, in: index),
      case .container(let existing) = containers[index].members[position].slot
    {
      return existing
    }
    guard put(.container(containers.count), at: step, in: index) else { return nil }
    containers.append(Container())
    return containers.count - 1
  }

  /// Sets a member; tells whether there was a place for it.
  @discardableResult
  private mutating func put(
    _ slot: Slot, at step: VariableName.Step, in index: Int
  ) -> Bool {
    switch step {
    case .key(let key):
      if let position = position(of: key, in: index) {
        containers[index].members[position].slot = slot
      } else {
        insert(slot, key: key, in: index)
      }
    case .append:
      guard let number = containers[index].nextNumber else { return false }
      insert(slot, key: String(number), in: index)
    }
    return true
  }

  private mutating func insert(_ slot: Slot, key: String, in index: Int) {
    let position = containers[index].members.count
    containers[index].members.append((key, slot))
    if let number = Self.number(key) { countOn(from: number, in: index) }
    if containers[index].positions != nil {
      containers[index].positions?[Array(key.utf8)] = position
    } else if position >= Self.largestUnindexed {
      var positions: [[UInt8]: Int] = [:]
      for (place, member) in containers[index].members.enumerated() {
        positions[Array(member.key.utf8)] = place
      }
      containers[index].positions = positions
    }
  }

  /// The next appended member follows the largest number; after the largest of all there is none.
  private mutating func countOn(from number: Int64, in index: Int) {
    defer { containers[index].hasNumber = true }
    guard let next = containers[index].nextNumber else { return }
    guard !containers[index].hasNumber || number >= next else { return }
    containers[index].nextNumber = number == .max ? nil : number + 1
  }

  private func position(of key: String, in index: Int) -> Int? {
    if let positions = containers[index].positions { return positions[Array(key.utf8)] }
    return containers[index].members.firstIndex { $0.key.utf8.elementsEqual(key.utf8) }
  }

  /// The number that PHP takes a key for: decimal, in its usual spelling.
  private static func number(_ key: String) -> Int64? {
    guard let number = Int64(key), String(number).utf8.elementsEqual(key.utf8), number != .min
    else { return nil }
    return number
  }
}
