"""Questions asked of a matter beside its proffer: what if an exhibit, a witness, a fact or a finding were out."""
