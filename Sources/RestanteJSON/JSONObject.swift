/// The members of a JSON object, in order, each name once.
///
/// Setting a name that is already there keeps its place and replaces its value, as PHP arrays do.
/// Names are told apart by their bytes. Finding a member takes constant time in large objects too.
public struct JSONObject: Sendable {
  /// A member: its name and its value.
  public typealias Element = (key: String, value: JSONValue)

  private var members: [Element] = []
  /// Positions by name; kept only for objects too large to search one by one.
  private var positions: [ByteKey: Int]?

  /// Up to this many members a plain search beats hashing.
  private static let largestUnindexed = 16

  /// Makes an object without members.
  public init() {}

  /// Makes an object of the members given; of several with one name the last value counts, at the
  /// place of the first.
  public init(members: some Sequence<(String, JSONValue)>) {
    for (key, value) in members { append(key: key, value: value) }
  }

  /// The names, in order.
  public var keys: [String] {
    members.map(\.key)
  }

  /// The value of the member of that name, or nil when there is none.
  ///
  /// Setting nil removes the member; to store JSON's null set `.null`.
  public subscript(key: String) -> JSONValue? {
    get {
      position(of: key).map { members[$0].value }
    }
    set {
      if let newValue {
        append(key: key, value: newValue)
      } else {
        removeValue(forKey: key)
      }
    }
  }

  /// Adds a member at the end, or replaces the value of the member of that name in its place.
  ///
  /// Returns whether the name is new.
  @discardableResult
  public mutating func append(key: String, value: JSONValue) -> Bool {
    if let position = positionOrReserve(key) {
      members[position].value = value
      return false
    }
    addLast(key: key, value: value)
    return true
  }

  /// Removes the member of that name and returns its value, or nil when there is none.
  ///
  /// Takes time in proportion to the number of members.
  @discardableResult
  public mutating func removeValue(forKey key: String) -> JSONValue? {
    guard let position = position(of: key) else { return nil }
    let removed = members.remove(at: position)
    indexMembers()
    return removed.value
  }

  /// Makes room for that many members.
  public mutating func reserveCapacity(_ count: Int) {
    members.reserveCapacity(count)
  }

  /// The same names with other values.
  func mapValues(_ transform: (JSONValue) -> JSONValue) -> JSONObject {
    var result = self
    for position in members.indices {
      result.members[position].value = transform(members[position].value)
    }
    return result
  }

  /// Adds a member with a new name, whose position is noted where positions are.
  private mutating func addLast(key: String, value: JSONValue) {
    // Where there is a second member there are mostly a few more; growing step by step is slow.
    if members.count == 1 { members.reserveCapacity(6) }
    members.append((key, value))
    if positions == nil, members.count > Self.largestUnindexed { indexMembers() }
  }

  private func position(of key: String) -> Int? {
    if let positions { return positions[ByteKey(key)] }
    return members.firstIndex { $0.key.hasSameBytes(as: key) }
  }

  /// The position of the member of that name. Where there is none, the next position is noted as
  /// its own: large objects are read with one look at the table for each name.
  private mutating func positionOrReserve(_ key: String) -> Int? {
    guard positions != nil else { return position(of: key) }
    let key = ByteKey(key)
    guard let known = positions?.updateValue(members.count, forKey: key) else { return nil }
    positions?[key] = known
    return known
  }

  private mutating func indexMembers() {
    guard members.count > Self.largestUnindexed else {
      positions = nil
      return
    }
    var index = [ByteKey: Int](minimumCapacity: members.count * 2)
    for (position, member) in members.enumerated() { index[ByteKey(member.key)] = position }
    positions = index
  }
}

extension JSONObject: RandomAccessCollection {
  /// The place of the first member.
  public var startIndex: Int { 0 }

  /// The place after the last member.
  public var endIndex: Int { members.count }

  /// The member at that place, which must be one of the object's indices.
  public subscript(position: Int) -> Element {
    members[position]
  }
}

extension JSONObject: Hashable {
  /// Whether both objects have the same members in the same order.
  public static func == (lhs: JSONObject, rhs: JSONObject) -> Bool {
    lhs.elementsEqual(rhs) { $0.key.hasSameBytes(as: $1.key) && $0.value == $1.value }
  }

  /// Feeds the members into the hasher, in order.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(members.count)
    for (key, value) in members {
      hasher.combine(ByteKey(key))
      hasher.combine(value)
    }
  }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
  /// Makes an object of a literal, in the order written.
  public init(dictionaryLiteral elements: (String, JSONValue)...) {
    self.init(members: elements)
  }
}
