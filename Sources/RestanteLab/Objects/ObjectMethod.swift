import RestanteCore
import RestanteJSON
import RestanteREST

/// A method about objects of the lab.
struct ObjectMethod: AddedMethod {
  let family: ObjectFamily
  let verb: ObjectVerb
  let store: ObjectStore
  /// The kind that an `entityTypeId` means.
  let kindOfType: @Sendable (Int64) -> ObjectKind?

  var name: String { "\(family.prefix).\(verb.rawValue)" }
  var scope: String? { family.scope }

  func run(_ call: AddedCall) async throws(CallError) -> AddedResult {
    let asked = try told { () throws(ObjectFault) in
      ObjectCall(call: call, style: family.style, kind: try kind(of: call))
    }
    return try await store.turns.take { () async throws(CallError) in
      switch verb {
      case .add: try await add(asked)
      case .update: try await update(asked)
      case .delete: try await delete(asked)
      case .get: try get(asked)
      case .list: try list(asked)
      case .fields: fields(asked)
      }
    }
  }

  private func kind(of call: AddedCall) throws(ObjectFault) -> ObjectKind {
    if let kind = family.kind { return kind }
    guard let type = call["ENTITYTYPEID"] else { throw .missing("ENTITYTYPEID") }
    guard let kind = kindOfType(type.phpInteger) else { throw .unknownType }
    return kind
  }

  /// Tells the caller of a fault in the words of the family.
  func told<Value>(_ body: () throws(ObjectFault) -> Value) throws(CallError) -> Value {
    do throws(ObjectFault) {
      return try body()
    } catch {
      throw error.error(family.style.manner)
    }
  }

  /// A reply that holds one object.
  func reply(_ value: JSONValue) -> AddedResult {
    AddedResult(family.style.one.map { .object(JSONObject(members: [($0, value)])) } ?? value)
  }
}

// Changes.
extension ObjectMethod {
  private func add(_ asked: ObjectCall) async throws(CallError) -> AddedResult {
    let object = asked.made(try told { () throws(ObjectFault) in try asked.fields(isNew: true) })
    let id = store[asked.place].lastID + 1
    try await set(object, at: id, .added, asked)
    if family.style.manner == .deal { return AddedResult(.int(id)) }
    return reply(asked.shown(id, object, .all))
  }

  private func update(_ asked: ObjectCall) async throws(CallError) -> AddedResult {
    let (id, old) = try found(asked)
    let fields = try told { () throws(ObjectFault) in try asked.fields(isNew: false) }
    let isSame = fields.allSatisfy { old[$0.key] == $0.value }
    // The original does not save an item that is as it was.
    guard !isSame || family.style.manner != .item else { return reply(asked.shown(id, old, .all)) }
    let object = asked.changed(old, fields)
    try await set(object, at: id, .updated, asked)
    if family.style.manner == .deal { return AddedResult(true) }
    return reply(asked.shown(id, object, .all))
  }

  private func delete(_ asked: ObjectCall) async throws(CallError) -> AddedResult {
    let (id, _) = try found(asked)
    try await set(nil, at: id, .deleted, asked)
    return family.style.manner == .item ? AddedResult([]) : reply(true)
  }

  /// Changes an object and publishes the event of that, both or neither.
  private func set(
    _ object: JSONObject?, at id: Int64, _ change: ObjectKind.Change, _ asked: ObjectCall
  ) async throws(CallError) {
    let (kind, call) = (asked.kind, asked.call)
    guard let event = EventName(kind.event(of: change)) else { return }
    try await store.set(
      object, at: id, in: asked.place, full: ObjectFault.full.error(family.style.manner)
    ) { () async throws(CallError) in
      try await call.publish(event, kind.data(of: change, to: id))
    }
  }

  private func found(_ asked: ObjectCall) throws(CallError) -> (id: Int64, object: JSONObject) {
    try told { () throws(ObjectFault) in
      let id = try asked.id()
      guard let object = store[asked.place][id] else { throw .unknown(verb) }
      return (id, object)
    }
  }
}

// Reading.
extension ObjectMethod {
  private func get(_ asked: ObjectCall) throws(CallError) -> AddedResult {
    let isTask = family.style.manner == .task
    let id = try told { () throws(ObjectFault) in try asked.id() }
    // The original has an empty list for tasks that there are not.
    if isTask, store[asked.place][id] == nil { return AddedResult([]) }
    let object = try found(asked).object
    return reply(asked.shown(id, object, isTask ? ObjectSelection(asked) : .all))
  }

  private func list(_ asked: ObjectCall) throws(CallError) -> AddedResult {
    let list = try told { () throws(ObjectFault) in try ObjectList(asked) }
    let series = store[asked.place]
    let found = list.rows(of: series.ids.compactMap { id in series[id].map { (id, $0) } })
    let page = ListPage(start: asked.call.start)
    let selection = ObjectSelection(asked)
    let rows = found.dropFirst(page.offset).prefix(ListPage.size)
      .map { asked.shown($0.id, $0.fields, selection) }
    let result =
      family.style.many.map { JSONValue.object(JSONObject(members: [($0, .array(rows))])) }
      ?? .array(rows)
    // Who asks for no total gets no next page either.
    guard asked.call.start >= 0 else { return AddedResult(result) }
    let total = Int64(found.count)
    return AddedResult(result, next: page.next(after: rows.count, of: total), total: total)
  }

  /// The fields that the lab sets, and those that objects have.
  private func fields(_ asked: ObjectCall) -> AddedResult {
    let stamps = asked.kind.stamps
    var types: [(name: String, type: String)] = [("ID", "integer")]
    for name in [stamps.created, stamps.modified] { types.append((name, "datetime")) }
    for name in [stamps.creator, stamps.modifier, stamps.responsible] {
      types.append((name, "user"))
    }
    let series = store[asked.place]
    let own = Set(types.map(\.name))
    let others = Set(series.ids.flatMap { series[$0]?.keys ?? [] }).subtracting(own).sorted()
    types += others.map { ($0, "string") }
    var fields = JSONObject()
    for (name, type) in types {
      let isFixed = own.contains(name) && name != stamps.responsible
      fields[asked.shown(name)] = [
        "type": .string(type), "isRequired": false, "isReadOnly": .bool(isFixed),
        "isImmutable": false, "isMultiple": false, "isDynamic": .bool(name.hasPrefix("UF_")),
        "title": .string(name),
      ]
    }
    return AddedResult(family.style.manner == .item ? ["fields": .object(fields)] : .object(fields))
  }
}
