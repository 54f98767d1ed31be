import RestanteCore

/// What must be true of handlers and deliveries.
extension SQLInvariants {
  /// Whether handler `h` has a delivery that is to be tried.
  private static var hasPending: String {
    """
    EXISTS (SELECT 1 FROM delivery d WHERE d.portal = h.portal AND d.handler = h.handler
      AND d.phase IN ('waiting', 'retrying'))
    """
  }

  /// Handlers without binding or without a turn that they need, bindings without handler, and what
  /// is left of handlers and deliveries that are gone.
  static var deliveries: String {
    """
    SELECT h.portal, h.app, CAST(NULL AS text) AS connector, 'handler ' || h.handler AS subject
    FROM handler h
    LEFT JOIN binding b ON b.portal = h.portal AND b.binding = h.handler
    LEFT JOIN outgoing_webhook w ON w.portal = h.portal AND w.webhook = h.handler
    \(neighbours("h"))
    WHERE \(stays) AND NOT h.is_ended AND (
      (b.binding IS NULL AND w.webhook IS NULL)
      OR (h.due_at IS NULL AND NOT h.is_suspended AND \(hasPending))
      OR EXISTS (SELECT 1 FROM delivery d WHERE d.portal = h.portal AND d.handler = h.handler
        AND d.delivery > h.last_delivery))
    UNION ALL
    SELECT b.portal, b.app, NULL, 'binding ' || b.binding
    FROM binding b LEFT JOIN handler h ON h.portal = b.portal AND h.handler = b.binding
    \(neighbours("b"))
    WHERE \(stays) AND b.handler <> '' AND h.handler IS NULL
    UNION ALL
    SELECT w.portal, 0, NULL, 'outgoing webhook ' || w.webhook
    FROM outgoing_webhook w LEFT JOIN handler h ON h.portal = w.portal AND h.handler = w.webhook
    WHERE h.handler IS NULL
    UNION ALL
    SELECT d.portal, 0, NULL, 'delivery ' || d.delivery || ' of handler ' || d.handler
    FROM delivery d LEFT JOIN handler h ON h.portal = d.portal AND h.handler = d.handler
    WHERE h.handler IS NULL
    UNION ALL
    SELECT t.portal, 0, NULL, 'attempt of delivery ' || t.delivery || ' of handler ' || t.handler
    FROM delivery_attempt t LEFT JOIN delivery d
      ON d.portal = t.portal AND d.handler = t.handler AND d.delivery = t.delivery
    WHERE d.delivery IS NULL
    """
  }
}
