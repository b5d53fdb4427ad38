select set_config('role', '@ROLE@', true),
  set_config('request.jwt.claims', '{"sub":"00000000-0000-4000-8000-' || lpad(:n::text, 12, '0') || '","role":"@ROLE@"}', true),
  set_config('statement_timeout', '15000', true), set_config('lock_timeout', '5000', true),
  set_config('idle_in_transaction_session_timeout', '30000', true);
