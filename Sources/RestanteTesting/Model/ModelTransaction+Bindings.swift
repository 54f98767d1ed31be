import RestanteCore

extension ModelTransaction {
  func bind(_ operation: BindEvent) throws(StoreError) -> BindEvent.Outcome {
    let known = state.bindings.first { other in
      other.portal == operation.portal && other.binding.application == operation.application
        && other.binding.event == operation.event
        && other.binding.connector.isSameBytes(as: operation.connector)
        && other.binding.target.isSame(as: operation.target)
    }
    if let known { return try bindAgain(known.binding.id, on: operation.portal) }
    let number = state.lastBindingIDs[operation.portal, default: 0] + 1
    state.lastBindingIDs[operation.portal] = number
    let binding = Binding(
      id: BindingID(rawValue: number), application: operation.application,
      event: operation.event, target: operation.target, connector: operation.connector,
      minimumInterval: operation.minimumInterval)
    state.bindings.append(ModelBinding(portal: operation.portal, binding: binding))
    addHandler(of: operation, binding)
    return .bound(binding.id)
  }

  func unbind(_ operation: UnbindEvent) throws(StoreError) -> Int {
    let before = state.bindings.count
    state.bindings.removeAll { other in
      other.portal == operation.portal && other.binding.application == operation.application
        && other.binding.event == operation.event
        && operation.selection.includes(other.binding)
    }
    endHandlers(on: operation.portal)
    return before - state.bindings.count
  }
}

extension Binding.Target {
  /// Whether two targets count as one: handlers differ by more than the case of ASCII letters, an
  /// absent user is user 0.
  fileprivate func isSame(as other: Binding.Target) -> Bool {
    switch (self, other) {
    case (.offline, .offline): true
    case (.online(let left, let leftUser), .online(let right, let rightUser)):
      isSameHandler(left, right) && (leftUser?.rawValue ?? 0) == (rightUser?.rawValue ?? 0)
    case (.offline, .online), (.online, .offline): false
    }
  }
}

extension UnbindEvent.Selection {
  fileprivate func includes(_ binding: Binding) -> Bool {
    switch (self, binding.target) {
    case (.offline(let connector), .offline): binding.connector.isSameBytes(as: connector)
    case (.online(let handler, let wanted), .online(let bound, let user)):
      isSameHandler(handler, bound)
        && (wanted == nil || wanted?.rawValue == (user?.rawValue ?? 0))
    case (.offline, .online), (.online, .offline): false
    }
  }
}

private func isSameHandler(_ left: String, _ right: String) -> Bool {
  foldedASCII(left) == foldedASCII(right)
}

private func foldedASCII(_ text: String) -> [UInt8] {
  text.utf8.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 + 32 : $0 }
}
